/** Wie weit eine Maßnahme ist: überall, wo es steht, mit denselben Worten. */
export const measureStatuses = {
  planned: 'geplant',
  not_started: 'noch nicht begonnen',
  in_progress: 'in Arbeit',
  ongoing_permanent: 'dauerhaft',
  partly_done: 'teilweise umgesetzt',
  done: 'umgesetzt',
  on_hold: 'ruht',
  deferred: 'zurückgestellt',
  dropped: 'nicht weiter verfolgt',
  replaced: 'durch andere Maßnahme ersetzt',
  out_of_scope: 'nicht in kommunaler Zuständigkeit',
  disputed: 'strittig',
};
