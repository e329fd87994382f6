"""`python -m treatywatch` is the command `treatywatch`."""

from treatywatch.cli import main

if __name__ == "__main__":
    main()
