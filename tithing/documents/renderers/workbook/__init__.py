"""What the workbook is made of beside its tables: the names of sheets, the summary in words, charts that Excel draws."""
