import { NumberField } from './number-field.tsx'
import { parseCount } from './parse-count.ts'
import { SettingGroup } from './setting-row.tsx'
import { SwitchSetting } from './switch-setting.tsx'
import { useSettings } from './use-settings.ts'

const MOST = 20

export function RetrySettings() {
  const { typed, complete, edit, sourceOf } = useSettings()
  const { count, allMethods } = complete.retries
  const change = (part: Partial<{ count: number; allMethods: boolean }>) =>
    edit({ retries: { ...typed.retries, ...part } })
  return (
    <SettingGroup title="Retries">
      <NumberField
        label="Retries"
        title="Try again"
        explains="After connection errors, 429 and 5xx, with growing waits. Retry-After is respected up to 60 s."
        field="settings.retries.count"
        source={sourceOf('retries.count')}
        value={count}
        step={1}
        unit={count === 0 ? 'off' : 'times'}
        read={text => parseCount(text, MOST)}
        name={value => (value === 0 ? 'off' : String(value))}
        onChange={next => change({ count: next })}
      />
      {count > 0 && (
        <SwitchSetting
          title="Retry all methods"
          explains="Also POST and PATCH, which the server may have carried out although no answer came."
          source={sourceOf('retries.allMethods')}
          checked={allMethods}
          onChange={next => change({ allMethods: next })}
        />
      )}
      <SwitchSetting
        title="Reopen event streams"
        explains="When one ends, go on after its last event (Last-Event-ID); at most 10 times in a row without a new one."
        source={sourceOf('eventStream.reconnect')}
        checked={complete.eventStream.reconnect}
        onChange={reconnect => edit({ eventStream: { reconnect } })}
      />
    </SettingGroup>
  )
}
