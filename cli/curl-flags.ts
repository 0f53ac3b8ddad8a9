const REDIRECTS = 'Redirects are followed without it.'
const QUIET = 'Without it nothing but warnings and errors is told.'
const HEAD = 'Write the method: sonde send HEAD URL.'

/** Flags that hands are used to from curl and that there is no need for, with what stands in their place. */
export const CURL_FLAGS: Readonly<Record<string, string>> = {
  '-L': REDIRECTS,
  '--location': REDIRECTS,
  '-s': QUIET,
  '--silent': QUIET,
  '-S': QUIET,
  '--show-error': QUIET,
  '-I': HEAD,
  '--head': HEAD,
  '--compressed': 'Answers are asked for compressed without it.',
  '-A': 'Write -H “User-Agent: …”.',
  '--data-raw': '--data takes text as it is, unless it begins with @.',
  '--data-binary': '--data sends a file as it is: --data @FILE.'
}
