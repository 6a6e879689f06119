/** The few texts that our own components say themselves; whoever knows the language sets them. */
export interface UiTexts {
  close: string;
  cancel: string;
  save: string;
  saved: string;
  edit: (what: string) => string;
  remove: string;
  retry: string;
  undo: string;
  loading: string;
  more: string;
  skipToContent: string;
  notifications: string;
  showTable: string;
  hideTable: string;
  meant: (text: string) => string;
  noMatches: string;
  matches: (count: number) => string;
  keepAsText: (text: string) => string;
  draftRestored: string;
  continueDraft: string;
  discardDraft: string;
  theme: string;
  themeAuto: string;
  themeLight: string;
  themeDark: string;
}

let texts = $state.raw<UiTexts>();

export function setUiTexts(next: UiTexts): void {
  texts = next;
}

export function ui(): UiTexts {
  if (!texts) throw new Error('setUiTexts() comes before the first component');
  return texts;
}
