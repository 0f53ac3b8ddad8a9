import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { freePort } from '#test/fixtures/servers/ports.ts'
import { findProgram, startProgram } from '#test/fixtures/servers/program.ts'

const CERTIFICATES = 'test/fixtures/certs'

export interface StreamingServers extends AsyncDisposable {
  /** Where the files of the folder are, by the way they are fetched. */
  http: string
  https: string
  /** Takes every upload and throws it away. */
  sink: string
  /** The same over HTTP/2; undefined where nghttpd is not installed. */
  h2Sink: string | undefined
}

/** nginx for what is downloaded, and sinks for what is uploaded, each in a process of its own. */
export async function startStreamingServers(folder: string): Promise<StreamingServers> {
  const [plain, secure] = [await freePort(), await freePort()]
  const nginx = await startNginx(folder, plain, secure)
  const sink = startSink()
  const [sinkPort]: number[] = await once(sink, 'message')
  const h2 = await startH2Sink()
  return {
    http: `http://127.0.0.1:${plain}`,
    https: `https://127.0.0.1:${secure}`,
    sink: `http://127.0.0.1:${sinkPort}/`,
    h2Sink: h2?.url,
    async [Symbol.asyncDispose]() {
      sink.kill()
      await nginx[Symbol.asyncDispose]()
      await h2?.server[Symbol.asyncDispose]()
    }
  }
}

function certificates(): Record<string, string> {
  const read = (name: string) => readFileSync(join(CERTIFICATES, name), 'utf8')
  return { 'cert.pem': read('good.pem'), 'key.pem': read('leaf.key') }
}

function startNginx(root: string, plain: number, secure: number) {
  // Started as root, it would read the files as somebody else.
  const user = userInfo().uid === 0 ? 'user root;' : ''
  return startProgram({
    executable: findProgram('nginx') ?? 'nginx',
    ports: [plain, secure],
    configure: folder => ({
      args: ['-c', `${folder}/nginx.conf`, '-p', folder, '-e', `${folder}/error.log`],
      files: {
        ...certificates(),
        'nginx.conf': `
          daemon off; ${user} pid ${folder}/nginx.pid; error_log ${folder}/error.log; worker_processes 1; events {}
          http {
            access_log off; sendfile on;
            ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${folder}/${name};`).join('\n')}
            server {
              listen 127.0.0.1:${plain}; listen 127.0.0.1:${secure} ssl http2; root ${root};
              ssl_certificate cert.pem; ssl_certificate_key key.pem;
            }
          }`
      }
    })
  })
}

/** Only counts: what it costs is little against what it measures. */
function startSink(): ChildProcess {
  const code = `
    require('node:net').createServer({ highWaterMark: 1 << 20 }, socket => {
      let head = Buffer.alloc(0)
      let left = -1
      socket.on('error', () => {}).on('data', chunk => {
        if (left >= 0) left -= chunk.length
        else {
          head = Buffer.concat([head, chunk])
          const end = head.indexOf('\\r\\n\\r\\n')
          if (end < 0) return
          left = Number(/content-length: *(\\d+)/i.exec(head.toString('latin1', 0, end))[1]) - (head.length - end - 4)
          head = Buffer.alloc(0)
        }
        if (left > 0) return
        left = -1
        socket.write('HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n')
      })
    }).listen(0, '127.0.0.1', function () { process.send(this.address().port) })
  `
  return fork('-e', [code], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}

/** With windows so large that they hold nobody up (RFC 9113 §6.9). */
async function startH2Sink() {
  const executable = findProgram('nghttpd')
  if (executable === undefined) return undefined
  const port = await freePort()
  const server = await startProgram({
    executable,
    ports: [port],
    configure: folder => ({
      args: ['-a', '127.0.0.1', '-d', folder, '-w', '20', '-W', '24', `${port}`, 'key.pem', 'cert.pem'],
      files: { ...certificates(), taken: '' }
    })
  })
  return { server, url: `https://127.0.0.1:${port}/taken` }
}
