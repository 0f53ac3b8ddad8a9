import { BODY_LIMIT_REASONS } from './body-limit-errors.ts'
import type { ErrorCode } from './error-codes.ts'
import type { ErrorEntry } from './error-entry.ts'
import { H2_CLOSED_REASONS, H2_PROTOCOL_REASONS } from './h2-errors.ts'
import { IO_REASONS } from './io-errors.ts'
import { PROXY_REASONS } from './proxy-errors.ts'
import { SOCKET_CLOSED_REASONS, SOCKET_PROTOCOL_REASONS } from './socket-errors.ts'
import { TIMEOUT_REASONS } from './timeout-errors.ts'
import { TLS_ERRORS } from './tls-errors.ts'

/** The one place where an error gets its words. Engine code names a code, a reason and facts, never a text. */
export const ERROR_TABLE: Record<ErrorCode, ErrorEntry> = {
  BUILD: {
    exit: 3,
    sentence: '{problem}',
    hint: 'Nothing was sent.',
    reasons: {
      scheme: {
        exit: 1,
        sentence: '{problem}',
        hint: 'Nothing was sent.'
      },
      unavailable: {
        sentence: '{problem}',
        hint: 'Sonde as an app of its own can do it.'
      }
    }
  },
  DNS: {
    exit: 6,
    sentence: 'The name {host} could not be resolved.',
    hint: 'Check the spelling, your network connection and the DNS server.',
    reasons: {
      ENOTFOUND: {
        sentence: 'No address is known for {host}.',
        hint: 'Check the spelling of the host. A name of a private network needs its VPN or DNS server.'
      },
      EAI_AGAIN: {
        sentence: 'The DNS server did not answer when asked for {host}.',
        hint: 'You may be offline, or the DNS server is down. Try again in a moment.'
      }
    }
  },
  CONNECT: {
    exit: 7,
    sentence: 'No connection to {address} could be opened.',
    hint: 'Check the host and the port, and whether a firewall stands between.',
    reasons: {
      ECONNREFUSED: {
        sentence: '{address} refused the connection: nothing listens on port {port}.',
        hint: 'Is the server running, and is this the port it listens on?'
      },
      EHOSTUNREACH: {
        sentence: 'There is no route to {address}.',
        hint: 'The host is down, or this network cannot reach it. A VPN may be missing.'
      },
      ENETUNREACH: {
        sentence: 'The network of {address} cannot be reached from here.',
        hint: 'You may be offline, or the address needs a VPN or IPv6.'
      },
      ECONNRESET: {
        sentence: '{address} reset the connection while it was being opened.',
        hint: 'A firewall or a load balancer may be closing it. Try again.'
      },
      ENOENT: {
        sentence: 'There is no socket at {path}.',
        hint: 'Check the path of the Unix socket, and whether its server is running.'
      },
      'unix-denied': {
        sentence: 'You may not connect to {address}.',
        hint: 'Connecting to a Unix socket takes the right to write to it, and to enter its folders.'
      },
      'unix-refused': {
        sentence: '{address} refused the connection: nobody listens on this socket.',
        hint: 'Its server may have ended and left the file behind. Or the path is that of another kind of file.'
      }
    }
  },
  PROXY: {
    exit: 97,
    sentence: 'The proxy {proxy} did not connect to {host}: {problem}.',
    hint: 'Check the proxy in the settings, or in the variables http_proxy, https_proxy and no_proxy.',
    reasons: PROXY_REASONS
  },
  ...TLS_ERRORS,
  TIMEOUT: {
    exit: 28,
    sentence: 'Nothing happened for {limit} during {phase}.',
    hint: 'Raise the timeout in this request’s settings if the server is known to be slow.',
    reasons: TIMEOUT_REASONS
  },
  PROTOCOL: {
    exit: 8,
    sentence: 'The answer of {host} is not valid HTTP: {problem}.',
    hint: 'It began with: {firstBytes}',
    reasons: {
      ...H2_PROTOCOL_REASONS,
      ...SOCKET_PROTOCOL_REASONS,
      oauth2: {
        sentence: 'No OAuth 2 token was given: {problem}',
        hint: 'Check the URLs, the client and the scope under Auth.'
      },
      'oauth2-none': {
        sentence: 'No OAuth 2 token was given: {problem}',
        hint: 'Get one under Auth.'
      },
      'oauth2-endpoint': {
        sentence: 'No OAuth 2 token was given: {problem}',
        hint: 'Check the URLs, the client and the scope under Auth. The history shows what was sent to the token endpoint.'
      },
      'not-json': {
        sentence: 'The body is not valid JSON.',
        hint: 'It begins with: {firstBytes}'
      },
      framing: {
        exit: 56,
        sentence: 'The body that {host} sent is not framed as HTTP has it: {problem}.',
        hint: 'What had arrived is kept. The answer began with: {firstBytes}'
      },
      'not-http': {
        exit: 1,
        sentence: '{host} answered, but not in HTTP.',
        hint: 'Another protocol may live on this port. The answer began with: {firstBytes}'
      },
      'tls-port': {
        exit: 1,
        sentence: 'Port {port} of {host} seems to expect TLS.',
        hint: 'Try {secure} instead of {plain}. The answer began with: {firstBytes}'
      },
      'head-too-large': {
        exit: 56,
        sentence: 'The response head of {host} is larger than {limit}.',
        hint: 'A loop that sets cookies is a usual cause. The answer began with: {firstBytes}'
      },
      'too-many-fields': {
        exit: 56,
        sentence: 'The response head of {host} has more than {limit} fields.',
        hint: 'A loop that sets headers is a usual cause. The answer began with: {firstBytes}'
      },
      'too-many-interim': {
        sentence: '{host} sent more than {limit} interim responses (1xx) and no answer.',
        hint: 'The server may be stuck before the answer itself. What came began with: {firstBytes}'
      },
      'trailers-too-large': {
        exit: 56,
        sentence: 'After the body of {host} came more than {limit} of trailers or chunk extensions.',
        hint: 'What had arrived of the body is kept. The server may be stuck in a loop.'
      }
    }
  },
  CONNECTION_CLOSED: {
    exit: 56,
    sentence: '{host} closed the connection during {phase}.',
    hint: 'The server may have crashed or been restarted, or a proxy between gave up. Try again.',
    reasons: {
      ...H2_CLOSED_REASONS,
      ...SOCKET_CLOSED_REASONS,
      'before-response': {
        exit: 52,
        sentence: '{host} closed the connection without answering.',
        hint: 'The server may have crashed on this request, or it expects TLS on this port. Try again, or try {secure}.',
        hintFor: ({ encrypted }) =>
          encrypted ? 'The server may have crashed on this request. Try again.' : undefined
      },
      'mid-head': {
        sentence: '{host} closed the connection in the middle of the response head.',
        hint: 'The server may have crashed while it answered. The answer began with: {firstBytes}'
      },
      'mid-body': {
        exit: 18,
        sentence: '{host} closed the connection in the middle of the body.',
        hint: 'The {received} that arrived are kept, but they are not the whole answer.'
      },
      'tcp-reset': {
        sentence: '{host} reset the connection without answering.',
        hint: 'The server may have crashed on this request, or something between cut it off. Try again.'
      },
      'tcp-reset-mid-body': {
        sentence: '{host} reset the connection in the middle of the body.',
        hint: 'The {received} that arrived are kept, but they are not the whole answer.'
      },
      recorded: {
        sentence: 'No whole answer of {host} came, as the program says that recorded it: {problem}.',
        hint: 'It was imported. Send the request to see what happens from here.'
      },
      'host-gone': {
        sentence: 'Sonde’s engine stopped, or the connection to it was lost.',
        hint: 'Your tabs are kept. Try again when the engine is back.'
      }
    }
  },
  REDIRECT: {
    exit: 47,
    sentence: 'The redirect of {host} cannot be followed: {problem}.',
    hint: 'Its answer is shown. Switch redirects off in this request’s settings to stop there.',
    reasons: {
      'too-many': {
        sentence: 'The redirect to {location} goes beyond the limit of {limit}.',
        hint: 'Every hop is shown. The limit is in this request’s settings.'
      },
      loop: {
        sentence: 'The redirects go in a circle: {location} was asked before, in the same way.',
        hint: 'Every hop is shown. A cookie that is not kept, or http and https pointing at each other, are usual causes.'
      },
      'foreign-location': {
        exit: 1,
        sentence: '{host} redirects to “{location}”, and only http:// and https:// are followed.',
        hint: 'Its answer is shown.'
      },
      'bad-location': {
        exit: 3,
        sentence: '{host} redirects to “{location}”, where no request can be sent: {problem}',
        hint: 'Its answer is shown.'
      },
      'body-gone': {
        sentence: '{host} redirects to {location}, but the body cannot be sent again: it was a stream.',
        hint: 'Send the body from a file, or send it to the new address.'
      }
    }
  },
  BODY_LIMIT: {
    exit: 63,
    sentence: 'The body is {size}, more than the {limit} that are read into memory at once.',
    hint: 'Save it to a file instead.',
    reasons: BODY_LIMIT_REASONS
  },
  IO: {
    exit: 23,
    sentence: 'A file could not be read or written: {problem}.',
    hint: 'Check the free space and the rights of {path}.',
    reasons: IO_REASONS
  },
  ABORTED: {
    exit: 130,
    sentence: 'Cancelled during {phase}.',
    hint: 'It was given up at once.',
    hintIn: {
      backoff: 'It was waiting before the next attempt: nothing more was sent.',
      'proxy-lookup': 'Nothing was sent: no connection had been opened yet.',
      queue: 'Nothing was sent: no connection was free yet.',
      'proxy-dns': 'Nothing was sent: no connection had been opened yet.',
      'proxy-tcp': 'Nothing was sent: the connection to the proxy did not stand yet.',
      'proxy-tls': 'Nothing of the request was sent. The connection to the proxy was closed at once.',
      proxy: 'Nothing of the request was sent. The connection to the proxy was closed at once.',
      dns: 'Nothing was sent: no connection had been opened yet.',
      tcp: 'Nothing was sent: the connection did not stand yet.',
      tls: 'Nothing of the request was sent. The connection was closed at once.',
      send: 'The server may have seen a part of the request. It was given up at once.',
      ttfb: 'The server has the request and may still act on it. It was given up at once.',
      download: 'What had arrived is kept. It was given up at once.'
    },
    reasons: {
      recorded: {
        sentence: 'It was given up or blocked in the program that recorded it: {problem}.',
        hint: 'It was imported. Send the request to see what happens from here.'
      },
      closed: {
        sentence: 'Nothing was sent: the client had been closed.',
        hint: 'Its connections and bodies are gone. Send it with another client.'
      }
    }
  },
  INTERNAL: {
    exit: 70,
    sentence: 'Something went wrong inside Sonde: {problem}.',
    hint: 'This is a bug. Please report it with what you were doing.'
  }
}
