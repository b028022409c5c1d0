"""What the sciatica flow has to hold, as data: its patterns, and the treatments that guidance has a say on."""

from typing import Final

PATTERNS: Final = [
    "radicular_disc",
    "spinal_stenosis",
    "spondylolisthesis",
    "piriformis",
    "knee_joint",
    "myositis_like",
    "cauda_equina",
    "infection",
    "malignancy",
    "fracture",
    "vascular",
    "hip",
    "inflammatory_back",
    "other",
]

ADDED_BY_GUIDANCE: Final = [
    "group_exercise",
    "cbt",
    "combined_programme",
    "return_to_work",
    "good_information",
    "stay_active",
]

ADVISED_AGAINST: Final = [
    "bed_rest",
    "paracetamol",
    "muscle_relaxants",
    "oral_steroids",
    "opioids",
    "gabapentinoids",
    "ultrasound_therapy",
    "electrical_stimulation",
    "acupuncture",
    "radiofrequency",
    "spinal_fusion",
    "disc_replacement",
    "traction",
    "belts_and_corsets",
    "insoles",
    "myositis_muscle_steroid",
    "myositis_surgery",
]

NOT_TO_STOP_SUDDENLY: Final = [
    "opioids",
    "gabapentinoids",
    "muscle_relaxants",
    "oral_steroids",
    "statin_review",
    "myositis_steroids",
    "myositis_immunosuppressants",
]
