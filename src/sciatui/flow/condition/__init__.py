"""The condition language: one small tree and its readers. Nothing of an author's text is ever evaluated.

============= ================================================================================
module        does
============= ================================================================================
`names`       says what a condition may name
`parse`       text to tree, with every fault as a value (`scan`, `build`, `compare`, `calls`, `terms`, `context`)
`tree`        the whole language as a closed set of nodes
`definitions` what is defined once and named elsewhere; `circles` checks that it can stand
`reads`       what a tree depends on
`evaluate`    what a tree means: slow and obvious, the reference for every other reader
`generate`    conditions as Python functions; `program` a whole flow as two (`source`, `module`, `standins`)
`words`       a tree in plain words
============= ================================================================================
"""
