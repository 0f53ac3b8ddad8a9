const messages: string[] = []

// libxml2 says what is wrong with an expression, and where, only on standard error, as it is when its module is made:
// this has to be imported before that. Nobody else in the thread of a filter writes there.
console.error = (...words: unknown[]) => {
  messages.push(words.join(' '))
}

/** What libxml2 has written since this was asked last, line by line. */
export function takeMessages(): string[] {
  return messages.splice(0)
}
