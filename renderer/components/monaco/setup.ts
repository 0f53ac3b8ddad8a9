import 'monaco-editor/features/register.all'
import 'monaco-editor/languages/definitions/css/register'
import 'monaco-editor/languages/definitions/html/register'
import 'monaco-editor/languages/definitions/graphql/register'
import 'monaco-editor/languages/definitions/javascript/register'
import 'monaco-editor/languages/definitions/markdown/register'
import 'monaco-editor/languages/definitions/sparql/register'
import 'monaco-editor/languages/definitions/xml/register'
import 'monaco-editor/languages/definitions/yaml/register'
// What closes brackets is known with the editor, for the first one that is typed: it would be loaded on demand.
import 'monaco-editor/languages/definitions/css/css'
import 'monaco-editor/languages/definitions/graphql/graphql'
import 'monaco-editor/languages/definitions/javascript/javascript'
import 'monaco-editor/languages/definitions/sparql/sparql'
import 'monaco-editor/languages/features/json/jsonMode'
import { editor, KeyCode, KeyMod, languages } from 'monaco-editor/editor'
import editorWorkerUrl from 'monaco-editor/editor/editor.worker.js?worker&url'
import jsonWorkerUrl from 'monaco-editor/languages/features/json/json.worker.js?worker&url'
import { jsonDefaults } from 'monaco-editor/languages/features/json/register'
import { startWorker } from '../app-worker.ts'
import { EAGER } from './assist.ts'
import { followCodeSize } from './code-size.ts'
import { JSON_VIEW, jsonViewConfiguration, jsonViewTokens } from './json-view.ts'
import { followTheme } from './theme.ts'

// All editor features are registered although few are used: Monaco's workers import them lazily, and what is
// registered after the first editor was created misses its services.

self.MonacoEnvironment = {
  getWorker: (_, label) =>
    label === 'json' ? startWorker(jsonWorkerUrl, 'json') : startWorker(editorWorkerUrl, 'editor')
}

languages.register({ id: JSON_VIEW })
languages.setMonarchTokensProvider(JSON_VIEW, jsonViewTokens)
languages.setLanguageConfiguration(JSON_VIEW, jsonViewConfiguration)

// Keys of the app: without a command here, Monaco lets them pass to the window. Ctrl+K begins many of its chords.
editor.addKeybindingRules(
  [KeyMod.CtrlCmd | KeyCode.KeyK, KeyCode.F1, KeyMod.CtrlCmd | KeyCode.Enter].map(keybinding => ({
    keybinding,
    command: null
  }))
)

// Nothing that is offered is chosen before a person moves to it, so that Enter is a new line: see `Offer.eager`.
const unchosen = 'textInputFocus && suggestWidgetVisible && !suggestWidgetHasFocusedSuggestion'
for (const [key, keybinding, precondition] of [
  ['Tab', KeyCode.Tab, unchosen],
  ['Enter', KeyCode.Enter, `${unchosen} && ${EAGER}`]
] as const)
  editor.addEditorAction({
    id: `sonde.acceptFirst${key}`,
    label: `Take the first suggestion (${key})`,
    keybindings: [keybinding],
    precondition,
    run: code => {
      code.trigger('keyboard', 'selectFirstSuggestion', undefined)
      code.trigger('keyboard', 'acceptSelectedSuggestion', undefined)
    }
  })

// Comments are taken out of a body before it is sent.
jsonDefaults.setDiagnosticsOptions({ validate: true, allowComments: true, comments: 'ignore' })

followTheme()
followCodeSize()
