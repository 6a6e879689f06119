/** The icons that stand beside our words. */
import type { IconName } from '../../ui/icons';

export const alarmIcons: Record<string, IconName> = {
  no_owner: 'personOff',
  no_next_date: 'calendarOff',
  overdue: 'bell',
  silent: 'silent',
  unassigned_steps: 'stepOpen',
};

export const statusIcons: Record<string, IconName> = {
  draft: 'edit',
  planned: 'calendar',
  in_progress: 'arrowRight',
  ongoing: 'history',
  partly_done: 'step',
  done: 'check',
  on_hold: 'pause',
  deferred: 'clock',
  dropped: 'minus',
  replaced: 'move',
  out_of_scope: 'external',
};

export const answerIcons: Record<string, IconName> = {
  accepted: 'check',
  asked: 'personQuestion',
  declined: 'close',
  unclear: 'message',
};
