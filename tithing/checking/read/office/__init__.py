"""Reads word processors and workbooks: DOCX, XLSX, ODS, and CSV, which is a sheet without its workbook."""
