const REPORT = 'Write -r with a file: -r junit=report.xml.'
const FOLDER = 'Name the folder as the path: sonde run PATH/FOLDER.'

/** Flags that hands are used to from `bru run` and `newman run`, with what stands in their place. */
export const FLAGS_OF_OTHERS: Readonly<Record<string, string>> = {
  '--env-var': 'Write --var NAME=VALUE.',
  '--global-var': 'Write --var NAME=VALUE.',
  '--env-file': 'An environment is a file of the collection: --env NAME.',
  '--environment': 'Write --env NAME.',
  '--folder': FOLDER,
  '--iteration-count': 'Write -n N.',
  '--iteration-data': 'Write --data FILE.',
  '--csv-file-path': 'Write --data FILE.',
  '--json-file-path': 'Write --data FILE.',
  '--delay-request': 'Write --delay 500ms.',
  '--timeout-request': 'Write --request-timeout 30s.',
  '--cacert': 'Write --ca-cert FILE.',
  '--reporters': 'Write -r once for each: -r cli -r junit=report.xml.',
  '--output': REPORT,
  '--format': REPORT,
  '--reporter-json': 'Write -r json=FILE.',
  '--reporter-junit': 'Write -r junit=FILE.',
  '--reporter-html': 'Write -r html=FILE.',
  '--reporter-json-export': 'Write -r json=FILE.',
  '--reporter-junit-export': 'Write -r junit=FILE.',
  '--reporter-html-export': 'Write -r html=FILE.'
}
