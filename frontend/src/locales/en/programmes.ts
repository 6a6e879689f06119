/** Programmes over many municipalities. */
export const intro = 'One programme for many municipalities: places, building blocks, events, reviews, contacts. Each municipality decides what it shows.';
export const none = 'No programme yet';
export const noneText = 'As a programme office you begin a programme here. As a municipality you take part with the code that the office gives you.';
export const begin = 'Begin a programme';
export const editProgramme = 'Change programme';
export const capacityHint = 'Empty: as many as want to come. More places let those who wait move up.';
export const join = 'Take part with a code';
export const joinIntro = 'The programme office learns only what you tick here. You can change it at any time.';
export const code = 'Code of the programme office';
export const choose = 'Programme';
export const saved = 'Saved.';
export const tabs: Record<string, string> = {
  places: 'Municipalities',
  tracks: 'Building blocks',
  events: 'Events',
  panel: 'Expert panel',
  contacts: 'Contacts',
  practices: 'Good practice',
  report: 'Report',
  own: 'Our state',
  reviews: 'A look from outside',
  comparison: 'Comparison',
};
export const fields = {
  title: 'Title',
  motto: 'Motto',
  starts_on: 'Begins on',
  ends_on: 'Ends on',
  capacity: 'Places for municipalities',
  when_full: 'When all places are taken',
  municipality: 'Municipality',
  state: 'State',
  party: 'Name',
  function: 'Function',
  organisation: 'Organisation',
  phone: 'Telephone',
  email: 'E-mail',
  since: 'From when',
  kind: 'Kind',
  on_day: 'Day',
  place: 'Place',
  seats: 'Seats',
  service: 'Service',
  amount: 'Amount in euros',
  agreed_on: 'Agreed on',
  note: 'Remark',
  text: 'Text',
  subject: 'Subject',
  person: 'Person',
  response: 'What becomes of it',
  workshops: 'Future workshops',
  participants: 'Participants',
  measures_adopted: 'Measures adopted',
  measures_implemented: 'Measures implemented',
  concept: 'Action concept',
  remark: 'Remark for the panel',
};
export const whenFull: Record<string, string> = { waitlist: 'Keep a waiting list', refuse: 'Accept nobody else' };
export const states: Record<string, string> = {
  interested: 'interested',
  mandated: 'mandated',
  project_group_formed: 'project group formed',
  workshop_held: 'future workshop held',
  concept_drafted: 'action concept drafted',
  adopted: 'adopted',
  implementing: 'implementing',
  evaluated: 'evaluated',
  updated: 'updated',
  postponed: 'postponed',
  withdrawn: 'withdrawn',
};
export const notShared = 'not shared';
export const admission: Record<string, string> = { admitted: 'admitted', waitlisted: 'waiting list', withdrawn: 'withdrawn' };
export const queues = { admitted: 'Admitted', waitlisted: 'Waiting list', withdrawn: 'Withdrawn' };
export const waitPlace = (place: number) => `waiting list, place ${place}`;
export const taken = (count: number, of: number | null, waiting: number) =>
  `${count}${of === null ? '' : ` of ${of}`} places taken, ${waiting} on the waiting list`;
export const addMunicipality = 'Enter a municipality';
export const noMunicipalities = 'No municipality yet';
export const changeState = 'Change the state';
export const withdraw = 'Withdraw';
export const withdrawAsk = (name: string) => `${name} gives its place back; the next municipality on the waiting list moves up.`;
export const invite = 'Give a code';
export const inviteTitle = (name: string) => `Code for ${name}`;
export const inviteText = 'Give this code to the coordination of the municipality. It is shown only now, holds for 30 days and can be used once.';
export const linked = 'linked';
export const asked = 'asked';
export const costShare = 'Cost share';
export const costHint = 'For external process guidance only; everything else is free for the municipality.';
export const noCosts = 'No costs entered';
export const addCost = 'Enter costs';
export const editCost = 'Change';
export const agreedOn = (day: string) => `agreed on ${day}`;
export const services: Record<string, string> = {
  process_guidance: 'External process guidance',
  future_workshop: 'Future workshop',
  qualification: 'Qualification',
  coaching: 'Coaching',
  quality_assurance: 'Quality assurance',
  external_assessment: 'External assessment',
  other: 'Other',
};
export const trackStates: Record<string, string> = { not_started: 'not started', in_progress: 'in progress', done: 'done' };
export const matrix = 'How far each municipality is in which building block';
export const shares: Record<string, string> = { state: 'our state', tracks: 'our building blocks', counts: 'our numbers' };
export const sharesTitle = 'What the programme office learns';
export const sharesHint = 'Without a tick it stays in your alliance. The office never sees drafts, cards or names.';
export const countsTitle = 'Our numbers';
export const countsHint = 'So much your alliance counts today. Only what you take over is shared.';
export const takeCounts = 'Take over today’s numbers';
export const told = 'shared';
export const today = 'today';
export const leave = 'Leave the programme';
export const leaveAsk = 'The link ends; what was shared is removed at the office. There is no way back without a new code.';
export const left = 'The link has ended.';
export const eventKinds: Record<string, string> = { exchange: 'Exchange of experience', coaching: 'Collegial coaching', training: 'Qualification', other: 'Other' };
export const eventStates: Record<string, string> = { planned: 'planned', held: 'held', cancelled: 'cancelled' };
export const addEvent = 'Plan an event';
export const noEvents = 'No event yet';
export const coming = (count: number, towns: number, seats: number | null) =>
  `${count}${seats === null ? '' : ` of ${seats}`} registered, from ${towns} ${towns === 1 ? 'municipality' : 'municipalities'}`;
export const register = 'Register';
export const registerSelf = 'Register me';
export const people = 'Who comes';
export const showPeople = 'Show who comes';
export const cancelPlace = 'Cancel';
export const registrationStates: Record<string, string> = { registered: 'registered', waitlisted: 'waiting list', cancelled: 'cancelled' };
export const attendance: Record<string, string> = { '': 'Attendance', present: 'was there', absent: 'was missing', excused: 'excused' };
export const notes = 'Notes';
export const notesHint = 'Only those who are registered read these notes.';
export const addNote = 'Write a note';
export const contactsIntro = 'Who answers for what. When somebody new takes a function over, all municipalities see it at once.';
export const takeOver = 'Hand a function over';
export const since = (from: string, until: string | null) => (until ? `${from} to ${until}` : `since ${from}`);
export const former = 'Earlier';
export const noContacts = 'No contact yet';
export const addExpert = 'Add to the panel';
export const expertHint = 'Give the person the role of a guest in the settings: then they see nothing but what was handed in.';
export const noReviews = 'Nothing handed in yet';
export const handIn = 'Hand the action concept in';
export const handInHint = 'The panel gets a copy of goals, measures and state: no remarks, nobody responsible, no names.';
export const takeBack = 'Take back';
export const close = 'Close';
export const reviewStates: Record<string, string> = { handed_in: 'handed in', assessed: 'assessed', taken_back: 'taken back' };
export const recommend = 'Write a recommendation';
export const recommendations = 'Recommendations';
export const answer = 'Answer';
export const responses: Record<string, string> = { open: 'open', accepted: 'accepted', done: 'done', rejected: 'rejected' };
export const sharePractice = 'Share an example';
export const practiceHint = 'Write without names of persons: a text that names somebody is refused.';
export const noPractices = 'No example yet';
export const from = (town: string) => `from: ${town}`;
export const adopt = 'Take over as an idea';
export const adopted = 'Taken over as an idea, with where it comes from.';
export const withdrawn = 'withdrawn';
export const shareAgain = 'Share again';
export const reportOn = (day: string) => `As of ${day}`;
export const countOf = (count: number, of: number) => `from what ${count} of ${of} admitted municipalities share`;
export const count = 'Number';
export const total = 'Together';
export const registered = 'Registered';
export const present = 'Came';
export const us = '(us)';
export const comparisonHint = 'The other municipalities have letters instead of names, the same all through the programme.';
export const suppressed = (needs: number) => `No comparison yet: only when at least ${needs} other municipalities share their numbers can nobody tell who is who.`;
export const paper = 'Programme report';
export const done = 'Done';
