"""Who answers for a programme, by function. Who holds a function changes; all municipalities see the new one."""
