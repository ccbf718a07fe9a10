## sheet
