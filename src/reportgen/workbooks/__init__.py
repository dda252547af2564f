"""The workbooks that reportgen writes for people: sheets of rows that print well."""
