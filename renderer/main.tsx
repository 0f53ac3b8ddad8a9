import './theme.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startShortcuts } from './commands/shortcuts.ts'
import { startFieldSteps } from './commands/step-in-field.ts'
import { startUrlPaste } from './features/request/url/paste-url.ts'
import { startAppearance } from './state/preferences.ts'
import { startScope } from './state/scope.ts'
import { startSession } from './state/session.ts'
import { inElectron } from './state/shell-kind.ts'

startAppearance()
startSession()
startShortcuts()
startFieldSteps()
startUrlPaste()
startScope()
if (inElectron) void import('./commands/app-menu.ts').then(({ startAppMenu }) => startAppMenu())

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>
)
