import { memoryCarrier, messageChannelCarrier } from '../../suites/carriers.ts'
import { describeRpc } from '../../suites/rpc-suite.ts'

describeRpc(memoryCarrier)
describeRpc(messageChannelCarrier)
