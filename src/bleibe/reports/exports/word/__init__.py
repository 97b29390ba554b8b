"""The profile as DOCX that staff edit: headings, tables and captions are Word's own."""
