import type { Explanation } from './error-entry.ts'

/** What keeps files from being read or written, by reason. */
export const IO_REASONS: Record<string, Explanation> = {
  upload: {
    exit: 26,
    sentence: 'The body to send could not be read to its end: {problem}.',
    hint: 'The server has seen only a part of the request.'
  },
  length: {
    exit: 26,
    sentence:
      'The file {path} changed while it was being sent: it had {expected} bytes, now it has {actual}.',
    hint: 'The server has seen only a part of the request. Send it again when nothing writes to the file.'
  },
  ENOSPC: {
    sentence: 'The disk is full: there is no space left for {path}.',
    hint: 'Free some space, or choose another disk. What was there before is untouched.'
  },
  EROFS: {
    sentence: 'The disk is read-only: {path} cannot be written.',
    hint: 'Nothing was changed. Make the disk writable, or work on a copy.'
  },
  'data-folder': {
    sentence: 'Sonde cannot run without a data folder of its own. {problem}',
    hint: 'Make {path} a folder that you can write to, or name another one in the environment variable SONDE_HOME.'
  },
  ENOTDIR: {
    sentence: 'A part of the path {path} is no folder.',
    hint: 'Move the file that is in the way, or name another path.'
  },
  EPIPE: {
    sentence: 'Whoever read {path} has left before the end.',
    hint: 'It was given a part, and not the whole.'
  },
  EACCES: {
    sentence: 'You may not do this: the permissions of {path}, or of a folder on the way to it, forbid it.',
    hint: 'Nothing was changed. Change the permissions, or ask whoever it belongs to.'
  },
  EPERM: {
    sentence: 'You may not do this: the system keeps {path} from being changed.',
    hint: 'Nothing was changed. It may be locked, or belong to somebody else.'
  },
  protected: {
    sentence: 'The file {path} is write-protected, so it is left as it is.',
    hint: 'Allow it to be written (chmod u+w), and try again.'
  },
  'item-gone': {
    sentence: '{problem}',
    hint: 'It was renamed, moved or deleted elsewhere.'
  },
  unreadable: {
    sentence: '{problem}',
    hint: 'It is left as it is. Correct the file in an editor: it is read again at once.'
  },
  'not-restored': {
    sentence: '{problem}',
    hint: 'What was deleted lies in the trash of your system.'
  },
  'changed-meanwhile': {
    sentence: '{path} has changed on disk since it was opened.',
    hint: 'Nothing was written. Look at the tab of the request: it says what can be done.'
  },
  'not-kept': {
    sentence: 'This is no longer kept in the history.',
    hint: 'The history keeps as much as the preferences say; the oldest goes first.'
  },
  vault: {
    sentence: '{problem}',
    hint: 'Secrets stay stored as they are.'
  },
  'no-keychain': {
    sentence: 'The system’s keychain cannot be used: {problem}.',
    hint: 'Set a passphrase for the vault instead.'
  },
  callback: {
    sentence: 'Nobody could be asked for a token: {problem}.',
    hint: 'Choose another port in the callback URL {path}, and register that with the authorization server.'
  },
  'text-closed': {
    sentence: 'This text is not open any more.',
    hint: 'Open the response again.'
  },
  'log-closed': {
    sentence: 'This log is not open any more.',
    hint: 'Open the session again.'
  },
  'filters-many': {
    sentence: 'Too many filters are at work in this window.',
    hint: 'Close some sessions, or take a filter away.'
  },
  'text-many': {
    sentence: 'Too many texts are open in this window.',
    hint: 'Close some tabs, and open the response again.'
  },
  'body-gone': {
    sentence: 'This body is not stored any more.',
    hint: 'A body is kept until its tab is closed or sends again. Send the request again to read it.'
  },
  'certificate-gone': {
    sentence: 'This certificate is not at hand any more: only those shown lately are.',
    hint: 'Send the request again.'
  }
}
