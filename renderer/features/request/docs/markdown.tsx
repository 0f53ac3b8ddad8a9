import ReactMarkdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'

/** What a link in foreign text may lead to. */
const SCHEMES = ['http:', 'https:', 'mailto:']

const COMPONENTS: Components = {
  a: ({ href, children }) =>
    href === undefined || href === '' ? (
      <span>{children}</span>
    ) : (
      <a href={href} target="_blank" rel="noreferrer" className="text-accent underline">
        {children}
      </a>
    ),
  // A picture would be fetched from wherever a foreign text says: its description stands for it.
  img: ({ alt }) => <span className="text-muted">[{alt === undefined || alt === '' ? 'picture' : alt}]</span>,
  h1: ({ children }) => <h2 className="mt-4 mb-2 font-semibold text-lg first:mt-0">{children}</h2>,
  h2: ({ children }) => <h3 className="mt-4 mb-2 font-semibold text-base first:mt-0">{children}</h3>,
  h3: ({ children }) => <h4 className="mt-3 mb-1.5 font-semibold text-sm first:mt-0">{children}</h4>,
  h4: ({ children }) => <h5 className="mt-3 mb-1.5 font-medium text-sm first:mt-0">{children}</h5>,
  h5: ({ children }) => <h6 className="mt-3 mb-1.5 font-medium text-sm first:mt-0">{children}</h6>,
  h6: ({ children }) => <h6 className="mt-3 mb-1.5 font-medium text-muted text-sm">{children}</h6>,
  p: ({ children }) => <p className="my-2 leading-5">{children}</p>,
  ul: ({ children }) => <ul className="my-2 list-disc pl-5">{children}</ul>,
  ol: ({ children, start }) => (
    <ol start={start} className="my-2 list-decimal pl-5">
      {children}
    </ol>
  ),
  li: ({ children }) => <li className="my-0.5 leading-5">{children}</li>,
  blockquote: ({ children }) => (
    <blockquote className="my-2 border-line-strong border-l-2 pl-3 text-muted">{children}</blockquote>
  ),
  // Of a list of tasks.
  input: ({ checked }) => (
    <input type="checkbox" aria-label={checked ? 'Done' : 'To do'} checked={checked} disabled readOnly />
  ),
  hr: () => <hr className="my-4 border-line" />,
  code: ({ children }) => <code className="rounded bg-hover px-1 font-mono text-xs">{children}</code>,
  pre: ({ children }) => (
    <pre className="my-2 overflow-x-auto rounded-md border border-line bg-app p-3 font-mono text-xs leading-5 [&_code]:bg-transparent [&_code]:p-0">
      {children}
    </pre>
  ),
  table: ({ children }) => (
    <div className="my-2 overflow-x-auto">
      <table className="border-collapse text-xs">{children}</table>
    </div>
  ),
  th: ({ children }) => <th className="border border-line px-2 py-1 text-left font-medium">{children}</th>,
  td: ({ children }) => <td className="border border-line px-2 py-1">{children}</td>
}

/**
 * Foreign Markdown (with the tables, task lists and strikethrough of GitHub) made safe: no HTML of its own, no picture
 * that is fetched, links only to pages and mail addresses.
 */
export default function Markdown({ text }: { text: string }) {
  return (
    <div className="max-w-3xl select-text break-words text-sm">
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        skipHtml
        urlTransform={url => (isAllowed(url) ? url : '')}
        components={COMPONENTS}
      >
        {text}
      </ReactMarkdown>
    </div>
  )
}

function isAllowed(url: string): boolean {
  return URL.canParse(url) && SCHEMES.includes(new URL(url).protocol)
}
