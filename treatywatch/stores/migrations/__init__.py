"""What has to be done to a record of an older treatywatch."""
