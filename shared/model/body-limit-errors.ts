import type { Explanation } from './error-entry.ts'

/** What is larger than it may be, by reason. */
export const BODY_LIMIT_REASONS: Record<string, Explanation> = {
  decoded: {
    sentence: 'The {received} that were received of the body decode to more than {limit}.',
    hint: 'What was decoded until then is kept. The limit is the setting decoding.maxBytes (--max-decoded).'
  },
  inflated: {
    sentence:
      'The {received} that were received of the body decode to more than {limit}, over {ratio} times as much: it may be a decompression bomb.',
    hint: 'What was decoded until then is kept. If you trust the server, raise the setting decoding.ratio (--max-ratio).'
  },
  draft: {
    sentence: 'What is written in the tab is {size}, and more than {limit} is not stored.',
    hint: 'It can be sent all the same, but it will not be here after a restart.'
  },
  example: {
    sentence: 'The body is {size}, and examples hold at most {limit}.',
    hint: 'The history keeps it as a whole; a part of it can be pasted into an example by hand.'
  },
  text: {
    sentence: 'This text is {size}, more than the {limit} that are handed out at once.',
    hint: 'Choose less of it, or save the body to a file.'
  },
  filter: {
    sentence: 'The body is {size}, and this kind of filter takes at most {limit}.',
    hint: 'JSONPath takes the most. The text can be searched whatever its size.'
  },
  'filter-memory': {
    sentence: 'The filter needed more memory than there is for it.',
    hint: 'Let it find less, or look at less of the body.'
  },
  'har-memory': {
    sentence: 'The HAR file needed more memory than there is for it.',
    hint: 'Take fewer exchanges at a time.'
  },
  event: {
    sentence: 'An event of the stream is larger than {limit}.',
    hint: 'What came until then is kept in the body: save it to a file to see it whole.'
  },
  frame: {
    sentence:
      'What was to be told to Sonde’s engine is {size}, more than the {limit} that may be told at once.',
    hint: 'A text or a header of this request is very long. Nothing was sent.'
  },
  'websocket-message': {
    sentence: 'The server sent a message of more than {limit}.',
    hint: 'The connection was closed with {closeCode}. The largest message that is taken is in the settings.'
  },
  'websocket-fragments': {
    sentence: 'The server sent a message in more pieces than are put together.',
    hint: 'The connection was closed with {closeCode} ({problem}).'
  },
  'websocket-backlog': {
    sentence: 'It was not sent: {waiting} wait to be sent already.',
    hint: 'The server takes them more slowly than they come. At most {limit} wait.'
  }
}
