"""What holds for every test: a slow machine is no fault, so no example of a property has a time to keep to."""

from hypothesis import settings

settings.register_profile("sciatui", deadline=None)
settings.load_profile("sciatui")
