import { FactList } from '../../components/fact-list.tsx'
import { SondeMark } from '../../sonde-mark.tsx'
import { useHost } from '../../state/host.ts'

const SHELLS = { electron: 'Electron', serve: 'sonde serve, in a browser' }

/** What runs here. */
export function AboutSection() {
  const shell = useHost(state => state.shell)
  if (!shell) return null
  const { sonde = '', ...parts } = shell.versions
  return (
    <section aria-label="About" className="select-text">
      <div className="mb-5 flex items-center gap-3">
        <SondeMark className="size-9" />
        <div>
          <h2 className="font-semibold text-base">Sonde {sonde}</h2>
          <p className="text-muted text-xs">Compose a request, send it, and see what happened on the wire.</p>
        </div>
      </div>
      <FactList
        facts={[
          ['Shell', SHELLS[shell.kind]],
          ['Platform', shell.platform],
          ...Object.entries(parts).map(([name, version]): [string, string] => [NAMES[name] ?? name, version])
        ]}
      />
    </section>
  )
}

const NAMES: Record<string, string> = {
  node: 'Node.js',
  electron: 'Electron',
  chrome: 'Chromium',
  openssl: 'OpenSSL'
}
