"""Reading participants' lists: files, cells, checks, matching, plans. Actions write."""
