import type { Route } from './route.ts'

/** A page that tries all ways out that a page has. What it asks for is below `/pull/` of the address in its query. */
function hostilePage(elsewhere: string): string {
  const pull = (what: string) => `${elsewhere}/pull/${what}`
  return `<!doctype html><html><head><title>Hostile</title>
<meta http-equiv="refresh" content="0;url=${pull('refresh')}">
<base href="${elsewhere}/base/" target="_top">
<link rel="preconnect" href="${elsewhere}"><link rel="dns-prefetch" href="${elsewhere}">
<link rel="prefetch" href="${pull('prefetch')}"><link rel="preload" as="script" href="${pull('preload')}">
<link rel="modulepreload" href="${pull('modulepreload')}"><link rel="manifest" href="${pull('manifest')}">
<link rel="stylesheet" href="${pull('style')}"><link rel="icon" href="${pull('icon')}">
<style>@import "${pull('import')}"; .background { background: url("${pull('background')}") }</style>
<script src="${pull('script')}"></script>
<script type="speculationrules">{"prefetch":[{"source":"list","urls":["${pull('speculation')}"]}]}</script>
</head><body onload="fetch('${pull('onload')}')">
<script>document.title = 'ran'; fetch('${pull('fetch')}'); top.pwned = parent.pwned = window.pwned = true</script>
<h1 class="background">Hostile page</h1>
<img src="${pull('image')}" onerror="fetch('${pull('onerror')}')"><img src="relative-image">
<video src="${pull('video')}" autoplay></video>
<iframe src="${pull('frame')}"></iframe>
<iframe srcdoc="&lt;img src='${pull('srcdoc')}'>&lt;script>top.pwned = true&lt;/script>"></iframe>
<object data="${pull('object')}" type="text/html"></object><embed src="${pull('embed')}" type="text/html">
<svg><script>top.pwned = true</script><use href="${pull('use')}#a"/><a href="javascript:top.pwned=true"><text y="20">Vector</text></a></svg>
<form action="${pull('form')}"><button>Submit</button></form>
<p><a href="${pull('link')}" ping="${pull('ping')}">Follow</a> <a href="${pull('self')}" target="_self">Stay</a>
<a href="javascript:top.pwned=true">Run</a></p>
<p>The end</p></body></html>`
}

/** What a page of the web can be like. */
export const PAGE_ROUTES: Record<string, Route> = {
  '/hostile-page'({ request, response }) {
    const { searchParams } = new URL(request.url ?? '/', 'http://target')
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
    response.end(hostilePage(searchParams.get('elsewhere') ?? ''))
  },
  /** A page as long as its query says. */
  '/long-page'({ request, response }) {
    const { searchParams } = new URL(request.url ?? '/', 'http://target')
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
    response.end('<!doctype html><p>Long page</p>'.padEnd(Number(searchParams.get('bytes')), ' '))
  },
  /** A download of 15 MiB whose name would lead elsewhere. */
  '/named'({ response }) {
    response.writeHead(200, {
      'Content-Type': 'text/plain',
      'Content-Disposition': 'attachment; filename="../../etc/passwd"'
    })
    response.end('x'.repeat(15 * 1024 * 1024))
  }
}
