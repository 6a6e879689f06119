export const dates = {
  understoodAs: (text: string) => `verstanden: ${text}`,
  range: (from: string, to: string) => `${from} bis ${to}`,
  about: (text: string) => `ungefähr ${text}`,
  yearInferred: (text: string) => `${text} (Jahr ergänzt)`,
  anchor: 'hängt an diesem Treffen und wandert mit',
  open: 'noch kein Datum – der Text bleibt stehen',
  openYear: 'das Jahr ist offen – bitte ergänzen',
};
