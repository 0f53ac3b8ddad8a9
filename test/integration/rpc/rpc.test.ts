import { webSocketCarrier } from '../../suites/carriers.ts'
import { describeRpc } from '../../suites/rpc-suite.ts'

describeRpc(webSocketCarrier)
