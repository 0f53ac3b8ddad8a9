import { CodesField } from './codes-field.tsx'
import { NumberField } from './number-field.tsx'
import { parseCount } from './parse-count.ts'
import { parseFactor } from './parse-factor.ts'
import { nameTimeout, parseTimeout } from './parse-timeout.ts'
import { SettingGroup } from './setting-row.tsx'
import { SwitchSetting } from './switch-setting.tsx'
import { useSettings } from './use-settings.ts'

const MOST_ATTEMPTS = 10_000

/** When a connection that is gone is opened again, and what becomes of messages meanwhile. */
export function ReconnectSettings() {
  const { typed, complete, edit, sourceOf } = useSettings()
  const { reconnect, queueWhileDown } = complete.socket
  const change = (part: Partial<typeof reconnect>) =>
    edit({ socket: { ...typed.socket, reconnect: { ...typed.socket?.reconnect, ...part } } })
  return (
    <SettingGroup title="Reconnect">
      <SwitchSetting
        title="Connect again"
        explains="When the connection is gone, open the next one: each is a lane of the same session."
        source={sourceOf('socket.reconnect.enabled')}
        checked={reconnect.enabled}
        onChange={enabled => change({ enabled })}
      />
      {reconnect.enabled && (
        <>
          <NumberField
            label="First wait"
            title="First wait"
            explains="Before the first attempt, at most; the time is random, so that not all clients come at once. Default 500 ms."
            field="settings.socket.reconnect.firstMs"
            source={sourceOf('socket.reconnect.firstMs')}
            value={reconnect.firstMs}
            step={100}
            unit="ms"
            read={parseTimeout}
            name={nameWait}
            onChange={firstMs => change({ firstMs })}
          />
          <NumberField
            label="Growth of the wait"
            title="Growth"
            explains="Each wait may be so many times as long as the one before. Default 2."
            field="settings.socket.reconnect.factor"
            source={sourceOf('socket.reconnect.factor')}
            value={reconnect.factor}
            step={1}
            unit="times"
            read={parseFactor}
            name={String}
            onChange={factor => change({ factor })}
          />
          <NumberField
            label="Longest wait"
            title="Longest wait"
            explains="No wait is longer. Default 5000 ms."
            field="settings.socket.reconnect.maxMs"
            source={sourceOf('socket.reconnect.maxMs')}
            value={reconnect.maxMs}
            step={1000}
            unit="ms"
            read={parseTimeout}
            name={nameWait}
            onChange={maxMs => change({ maxMs })}
          />
          <NumberField
            label="Most attempts"
            title="At most"
            explains="Attempts in a row without a connection that stood. 0, the default, is without end."
            field="settings.socket.reconnect.maxAttempts"
            source={sourceOf('socket.reconnect.maxAttempts')}
            value={reconnect.maxAttempts}
            step={1}
            unit={reconnect.maxAttempts === 0 ? 'off' : 'tries'}
            read={text => parseCount(text, MOST_ATTEMPTS)}
            name={value => (value === 0 ? 'off' : String(value))}
            onChange={maxAttempts => change({ maxAttempts })}
          />
          <CodesField
            title="Codes"
            explains="The close codes after which it is opened again. A connection that broke, or was not answered, counts as 1006. Default 1001, 1006, 1012, 1013."
            field="settings.socket.reconnect.codes"
            source={sourceOf('socket.reconnect.codes')}
            codes={reconnect.codes}
            onChange={codes => change({ codes })}
          />
        </>
      )}
      <SwitchSetting
        title="Keep messages while down"
        explains="What is sent without a connection goes out as soon as there is one again."
        source={sourceOf('socket.queueWhileDown')}
        checked={queueWhileDown}
        onChange={next => edit({ socket: { ...typed.socket, queueWhileDown: next } })}
      />
    </SettingGroup>
  )
}

function nameWait(ms: number): string {
  return ms === 0 ? 'no wait' : nameTimeout(ms)
}
