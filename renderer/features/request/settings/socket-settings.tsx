import type { ReactNode } from 'react'
import { DEFAULT_SOCKET_SETTINGS } from '#shared/model/socket/default-socket-settings.ts'
import { NumberField } from './number-field.tsx'
import { nameMebibytes, parseMebibytes } from './parse-mebibytes.ts'
import { nameTimeout, parseTimeout } from './parse-timeout.ts'
import { SettingGroup } from './setting-row.tsx'
import { SwitchSetting } from './switch-setting.tsx'
import { useSettings } from './use-settings.ts'

const MIB = 1024 * 1024

const TIMES = [
  {
    name: 'pingIntervalMs',
    title: 'Ping every',
    explains: 'Keeps the connection alive, and measures how long an answer takes. Off by default.'
  },
  {
    name: 'pongTimeoutMs',
    title: 'Wait for a pong',
    explains: `Without anything from the other side for so long after a ping, the connection counts as dead. Default ${nameTimeout(DEFAULT_SOCKET_SETTINGS.pongTimeoutMs)}.`
  },
  {
    name: 'closeTimeoutMs',
    title: 'Wait for a close',
    explains: `So long the other side has to answer a close. Default ${nameTimeout(DEFAULT_SOCKET_SETTINGS.closeTimeoutMs)}.`
  }
] as const

/** How a WebSocket is held. @param children what else there is to say of one request */
export function SocketSettings({ children }: { children?: ReactNode }) {
  const { typed, complete, edit, sourceOf } = useSettings()
  const { socket } = complete
  const change = (part: Partial<NonNullable<typeof typed.socket>>) =>
    edit({ socket: { ...typed.socket, ...part } })
  return (
    <SettingGroup title="WebSocket">
      {children}
      {TIMES.map(({ name, title, explains }) => (
        <NumberField
          key={name}
          label={title}
          title={title}
          explains={explains}
          field={`settings.socket.${name}`}
          source={sourceOf(`socket.${name}`)}
          value={socket[name]}
          step={1000}
          unit={socket[name] === 0 ? 'off' : 'ms'}
          read={parseTimeout}
          name={nameTimeout}
          onChange={ms => change({ [name]: ms })}
        />
      ))}
      <NumberField
        label="Largest message"
        title="Largest message"
        explains="One that is larger, decompressed, ends the connection (1009). Default 64 MiB; 0 is without a limit."
        field="settings.socket.maxMessageBytes"
        source={sourceOf('socket.maxMessageBytes')}
        value={socket.maxMessageBytes / MIB}
        step={1}
        unit={socket.maxMessageBytes === 0 ? 'off' : 'MiB'}
        read={parseMebibytes}
        name={nameMebibytes}
        onChange={mebibytes => change({ maxMessageBytes: Math.round(mebibytes * MIB) })}
      />
      <SwitchSetting
        title="Compression"
        explains="Offer permessage-deflate: where the server takes it, messages go compressed."
        source={sourceOf('socket.compression')}
        checked={socket.compression}
        onChange={compression => change({ compression })}
      />
    </SettingGroup>
  )
}
