export const actions = {
  alarms: {
    no_owner: 'niemand hat zugesagt',
    no_next_date: 'kein nächster Termin',
    overdue: 'Termin verstrichen',
    silent: 'lange nichts gehört',
    unassigned_steps: 'Schritt ohne Person',
  } as Record<string, string>,
};
