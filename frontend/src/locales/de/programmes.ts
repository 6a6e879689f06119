/** Programme über viele Kommunen. */
export const intro: string = 'Ein Programm für viele Kommunen: Plätze, Bausteine, Veranstaltungen, Gutachten, Ansprechpersonen. Jede Kommune entscheidet selbst, was sie zeigt.';
export const none: string = 'Noch kein Programm';
export const noneText: string = 'Als Geschäftsstelle legen Sie hier ein Programm an. Als Kommune nehmen Sie mit dem Code teil, den Ihnen die Geschäftsstelle gibt.';
export const begin: string = 'Programm anlegen';
export const editProgramme: string = 'Programm ändern';
export const capacityHint: string = 'Leer: so viele, wie kommen wollen. Mehr Plätze lassen die nachrücken, die warten.';
export const join: string = 'Mit Code teilnehmen';
export const joinIntro: string = 'Die Geschäftsstelle erfährt nur, was Sie hier ankreuzen. Sie können es jederzeit ändern.';
export const code: string = 'Code der Geschäftsstelle';
export const choose: string = 'Programm';
export const saved: string = 'Gespeichert.';
export const tabs: Record<string, string> = {
  places: 'Kommunen',
  tracks: 'Bausteine',
  events: 'Veranstaltungen',
  panel: 'Expertengremium',
  contacts: 'Ansprechpersonen',
  practices: 'Gute Beispiele',
  report: 'Bericht',
  own: 'Unser Stand',
  reviews: 'Blick von außen',
  comparison: 'Vergleich',
};
export const fields = {
  title: 'Titel',
  motto: 'Leitmotto',
  starts_on: 'Beginnt am',
  ends_on: 'Endet am',
  capacity: 'Plätze für Kommunen',
  when_full: 'Wenn alle Plätze vergeben sind',
  municipality: 'Kommune',
  state: 'Stand',
  party: 'Name',
  function: 'Funktion',
  organisation: 'Einrichtung',
  phone: 'Telefon',
  email: 'E-Mail',
  since: 'Ab wann',
  kind: 'Art',
  on_day: 'Tag',
  place: 'Ort',
  seats: 'Plätze',
  service: 'Leistung',
  amount: 'Betrag in Euro',
  agreed_on: 'Vereinbart am',
  note: 'Bemerkung',
  text: 'Text',
  subject: 'Fachgebiet',
  person: 'Person',
  response: 'Was daraus wird',
  workshops: 'Zukunftswerkstätten',
  participants: 'Teilnehmende',
  measures_adopted: 'Maßnahmen beschlossen',
  measures_implemented: 'Maßnahmen umgesetzt',
  concept: 'Handlungskonzept',
  remark: 'Hinweis für das Gremium',
};
export const whenFull: Record<string, string> = { waitlist: 'Warteliste führen', refuse: 'Keine weiteren annehmen' };
export const states: Record<string, string> = {
  interested: 'interessiert',
  mandated: 'beauftragt',
  project_group_formed: 'Projektgruppe gebildet',
  workshop_held: 'Zukunftswerkstatt durchgeführt',
  concept_drafted: 'Handlungskonzept entworfen',
  adopted: 'beschlossen',
  implementing: 'in der Umsetzung',
  evaluated: 'ausgewertet',
  updated: 'fortgeschrieben',
  postponed: 'zurückgestellt',
  withdrawn: 'ausgeschieden',
};
export const notShared: string = 'nicht mitgeteilt';
export const admission: Record<string, string> = { admitted: 'zugelassen', waitlisted: 'Warteliste', withdrawn: 'ausgeschieden' };
export const queues: Record<string, string> = { admitted: 'Zugelassen', waitlisted: 'Warteliste', withdrawn: 'Ausgeschieden' };
export const waitPlace = (place: number) => `Warteliste, Platz ${place}`;
export const taken = (count: number, of: number | null, waiting: number) =>
  `${count}${of === null ? '' : ` von ${of}`} Plätzen vergeben, ${waiting} auf der Warteliste`;
export const addMunicipality: string = 'Kommune aufnehmen';
export const noMunicipalities: string = 'Noch keine Kommune';
export const changeState: string = 'Stand ändern';
export const withdraw: string = 'Abmelden';
export const withdrawAsk = (name: string) => `${name} gibt den Platz frei; die nächste Kommune der Warteliste rückt nach.`;
export const invite: string = 'Code geben';
export const inviteTitle = (name: string) => `Code für ${name}`;
export const inviteText: string = 'Geben Sie diesen Code der Koordination der Kommune. Er wird nur jetzt gezeigt, gilt 30 Tage und lässt sich einmal benutzen.';
export const linked: string = 'verknüpft';
export const asked: string = 'angefragt';
export const costShare: string = 'Kostenbeteiligung';
export const costHint: string = 'Nur für die externe Prozessbegleitung; alles andere ist für die Kommune kostenlos.';
export const noCosts: string = 'Keine Kosten eingetragen';
export const addCost: string = 'Kosten eintragen';
export const editCost: string = 'Ändern';
export const agreedOn = (day: string) => `vereinbart am ${day}`;
export const services: Record<string, string> = {
  process_guidance: 'Externe Prozessbegleitung',
  future_workshop: 'Zukunftswerkstatt',
  qualification: 'Qualifizierung',
  coaching: 'Coaching',
  quality_assurance: 'Qualitätssicherung',
  external_assessment: 'Externe Begutachtung',
  other: 'Sonstiges',
};
export const trackStates: Record<string, string> = { not_started: 'noch nicht begonnen', in_progress: 'läuft', done: 'abgeschlossen' };
export const matrix: string = 'Wie weit jede Kommune in welchem Baustein ist';
export const shares: Record<string, string> = { state: 'unseren Stand', tracks: 'unsere Bausteine', counts: 'unsere Zahlen' };
export const sharesTitle: string = 'Was die Geschäftsstelle erfährt';
export const sharesHint: string = 'Ohne Häkchen bleibt es in Ihrem Bündnis. Entwürfe, Karten und Namen sieht die Geschäftsstelle nie.';
export const countsTitle: string = 'Unsere Zahlen';
export const countsHint: string = 'So viel zählt Ihr Bündnis heute. Mitgeteilt wird erst, was Sie übernehmen.';
export const takeCounts: string = 'Heutige Zahlen übernehmen';
export const told: string = 'mitgeteilt';
export const today: string = 'heute';
export const leave: string = 'Programm verlassen';
export const leaveAsk: string = 'Die Verknüpfung endet; was mitgeteilt wurde, wird bei der Geschäftsstelle gelöscht. Zurück geht es nur mit einem neuen Code.';
export const left: string = 'Die Verknüpfung ist beendet.';
export const eventKinds: Record<string, string> = { exchange: 'Erfahrungsaustausch', coaching: 'Kollegiales Coaching', training: 'Qualifizierung', other: 'Sonstiges' };
export const eventStates: Record<string, string> = { planned: 'geplant', held: 'hat stattgefunden', cancelled: 'abgesagt' };
export const addEvent: string = 'Veranstaltung planen';
export const noEvents: string = 'Noch keine Veranstaltung';
export const coming = (count: number, towns: number, seats: number | null) =>
  `${count}${seats === null ? '' : ` von ${seats}`} angemeldet, aus ${towns} ${towns === 1 ? 'Kommune' : 'Kommunen'}`;
export const register: string = 'Anmelden';
export const registerSelf: string = 'Mich anmelden';
export const people: string = 'Angemeldete';
export const showPeople: string = 'Angemeldete zeigen';
export const cancelPlace: string = 'Abmelden';
export const registrationStates: Record<string, string> = { registered: 'angemeldet', waitlisted: 'Warteliste', cancelled: 'abgemeldet' };
export const attendance: Record<string, string> = { '': 'Anwesenheit', present: 'war da', absent: 'fehlte', excused: 'entschuldigt' };
export const notes: string = 'Notizen';
export const notesHint: string = 'Diese Notizen lesen nur die, die angemeldet sind.';
export const addNote: string = 'Notiz schreiben';
export const contactsIntro: string = 'Wer für was ansprechbar ist. Übernimmt jemand Neues eine Funktion, sehen es alle Kommunen sofort.';
export const takeOver: string = 'Funktion übergeben';
export const since = (from: string, until: string | null) => (until ? `${from} bis ${until}` : `seit ${from}`);
export const former: string = 'Früher';
export const noContacts: string = 'Noch keine Ansprechperson';
export const addExpert: string = 'In das Gremium aufnehmen';
export const expertHint: string = 'Geben Sie der Person in den Einstellungen die Rolle Gast: Dann sieht sie nur, was eingereicht wurde.';
export const noReviews: string = 'Noch nichts eingereicht';
export const handIn: string = 'Handlungskonzept einreichen';
export const handInHint: string = 'Das Gremium bekommt eine Kopie von Zielen, Maßnahmen und Stand: ohne Bemerkungen, ohne Zuständige, ohne Namen.';
export const takeBack: string = 'Zurückziehen';
export const close: string = 'Abschließen';
export const reviewStates: Record<string, string> = { handed_in: 'eingereicht', assessed: 'begutachtet', taken_back: 'zurückgezogen' };
export const recommend: string = 'Empfehlung schreiben';
export const recommendations: string = 'Empfehlungen';
export const answer: string = 'Antworten';
export const responses: Record<string, string> = { open: 'offen', accepted: 'angenommen', done: 'erledigt', rejected: 'abgelehnt' };
export const sharePractice: string = 'Beispiel teilen';
export const practiceHint: string = 'Schreiben Sie ohne Namen von Personen: Ein Text, der jemanden nennt, wird nicht angenommen.';
export const noPractices: string = 'Noch kein Beispiel';
export const from = (town: string) => `aus: ${town}`;
export const adopt: string = 'Als Idee übernehmen';
export const adopted: string = 'Als Idee übernommen, mit Herkunft.';
export const withdrawn: string = 'zurückgezogen';
export const shareAgain: string = 'Wieder teilen';
export const reportOn = (day: string) => `Stand ${day}`;
export const countOf = (count: number, of: number) => `aus den Angaben von ${count} der ${of} zugelassenen Kommunen`;
export const count: string = 'Anzahl';
export const total: string = 'Zusammen';
export const registered: string = 'Angemeldet';
export const present: string = 'Gekommen';
export const us: string = '(wir)';
export const comparisonHint: string = 'Die anderen Kommunen haben Buchstaben statt Namen, im ganzen Programm dieselben.';
export const suppressed = (needs: number) => `Noch kein Vergleich: Erst wenn mindestens ${needs} andere Kommunen ihre Zahlen mitteilen, ist nicht zu erkennen, wer wer ist.`;
export const paper: string = 'Programmbericht';
export const done: string = 'Fertig';
