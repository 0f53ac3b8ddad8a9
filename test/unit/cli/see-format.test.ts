import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { seeFormat } from '../../../cli/convert/see-format.ts'
import { inRoot } from '../../../scripts/project.mjs'

it.each([
  ['curl https://example.org/', 'curl'],
  ['$ curl -X POST \\\n  https://example.org/', 'curl'],
  ['sudo curl https://example.org/', 'curl'],
  ['# first\ncurl https://example.org/', 'curl'],
  ['#!/bin/sh\ncurl https://example.org/', 'curl'],
  ['#!/bin/sh\nset -eu\nA=1 curl https://example.org/', 'curl'],
  ['set -e\ncurl https://example.org/', 'curl'],
  ['time curl https://example.org/', 'curl'],
  ['if true; then\n  curl https://example.org/\nfi', 'curl'],
  ['R=$(curl https://example.org/)', 'curl'],
  ['for i in 1 2; do curl "https://example.org/$i"; done', 'curl'],
  ['seq 3 | while read -r i; do curl https://example.org/; done\n', 'curl'],
  ['for i in curl; do wget https://example.org/; done', undefined],
  ['look for a way; do curl up', undefined],
  ['#!/bin/sh\nwget https://example.org/', undefined],
  ['curl.exe "https://example.org/" ^\r\n  -H "A: b"', 'curl'],
  ['await fetch("https://example.org/", {"method": "GET"});', 'fetch'],
  ['{"log":{"version":"1.2"}}', 'har'],
  ['\uFEFF{\r\n  "log": {}}', 'har'],
  ['{"seq":0,"lane":0,"kind":"opening"}\n{"seq":1}', 'ndjson'],
  ['info:\n  name: A\n', 'yaml'],
  ['# first\nhttp:\n  method: GET\n', 'yaml'],
  ['{"hello": "world"}', undefined],
  ['curling is a sport', undefined],
  ['name: info\n', undefined],
  ['', undefined]
])('takes %j for %s', (text, format) => {
  expect(seeFormat(text)).toBe(format)
})

it.each(['chromium', 'firefox'])('knows what %s writes for a HAR file', browser => {
  const text = readFileSync(inRoot('test', 'fixtures', 'har', `${browser}.har`), 'utf8')
  expect(seeFormat(text.slice(0, 200))).toBe('har')
})
