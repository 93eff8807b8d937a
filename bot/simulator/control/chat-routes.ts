import { ActionError } from '../people/action-error'
import { sentAs } from '../people/send-file'
import { present } from './input'
import type { ControlRequest, Route } from './route'

const personOf = ({ path }: ControlRequest): number => Number(path[0])
const inChat = ({ body }: ControlRequest): { chatId?: number } =>
  optional({ chatId: body.optionalNumber('chatId') })

/** Options of which some may be undefined, as options of which some are absent. */
function optional<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return present(fields)
}

const act = (verb: string, run: Route['run']): Route => ({
  method: 'POST',
  path: new RegExp(`^chats/(\\d+)/${verb}$`),
  run,
})

function sendFile(call: ControlRequest): unknown {
  const file = call.files.get('file')
  const word = call.body.optionalText('as') ?? 'document'
  const as = sentAs.find((known) => known === word)
  if (file === undefined) throw new ActionError(400, 'no-file', 'Send the file in the field "file".')
  if (as === undefined) {
    throw new ActionError(400, 'bad-input', `Give "as" as one of ${sentAs.join(', ')}.`)
  }
  const caption = optional({ caption: call.body.optionalText('caption') })
  return call.people.sendFile(personOf(call), { file, as, ...caption, ...inChat(call) })
}

async function press(call: ControlRequest): Promise<unknown> {
  const { body } = call
  const pressed = { messageId: body.number('messageId'), data: body.text('data'), ...inChat(call) }
  return { answer: await call.people.press(personOf(call), pressed) }
}

const showMessages = (call: ControlRequest): unknown => {
  const { query, path } = call
  const limit = Math.min(Math.max(query.optionalNumber('limit') ?? 50, 1), 200)
  const seen = optional({
    before: query.optionalNumber('before'),
    personId: query.optionalNumber('personId'),
  })
  return call.people.chat(Number(path[0]), {
    limit,
    ...seen,
    deleted: query.optionalText('deleted') === '1',
  })
}

/** What a person sees and does in a chat. */
export const chatRoutes: Route[] = [
  { method: 'GET', path: /^chats\/(-?\d+)\/messages$/, run: showMessages },
  { method: 'GET', path: /^groups\/(-?\d+)\/messages$/, run: showMessages },
  act('say', (call) => {
    const replyTo = optional({ replyTo: call.body.optionalNumber('replyTo') })
    return call.people.say(personOf(call), call.body.text('text'), { ...replyTo, ...inChat(call) })
  }),
  act('start', (call) => call.people.start(personOf(call), call.body.optionalText('payload'))),
  act('edit', (call) => {
    const { body } = call
    const edit = { messageId: body.number('messageId'), text: body.text('text'), ...inChat(call) }
    return call.people.edit(personOf(call), edit)
  }),
  act('file', sendFile),
  act('contact', (call) => {
    const phone = optional({ phoneNumber: call.body.optionalText('phoneNumber') })
    return call.people.shareContact(personOf(call), { ...phone, ...inChat(call) })
  }),
  act('location', (call) => {
    const { body } = call
    const place = { latitude: body.float('latitude'), longitude: body.float('longitude'), ...inChat(call) }
    return call.people.shareLocation(personOf(call), place)
  }),
  act('press', press),
  act('vote', (call) => {
    const { body } = call
    const vote = { messageId: body.number('messageId'), options: body.numbers('options'), ...inChat(call) }
    return call.people.vote(personOf(call), vote)
  }),
  act('react', (call) => {
    const emoji = call.body.optionalText('emoji') ?? null
    call.people.react(personOf(call), { messageId: call.body.number('messageId'), emoji, ...inChat(call) })
    return {}
  }),
  act('block', (call) => {
    const blocked = call.body.flag('blocked')
    call.people.block(personOf(call), blocked)
    return { blocked }
  }),
  act('forward', (call) => {
    const from = optional({ fromPersonId: call.body.optionalNumber('fromPersonId') })
    const forward = { messageId: call.body.number('messageId'), ...from, ...inChat(call) }
    return call.people.forward(personOf(call), forward)
  }),
  act('delete', (call) => {
    call.people.delete(personOf(call), { messageId: call.body.number('messageId'), ...inChat(call) })
    return {}
  }),
  act('read', (call) => {
    call.people.read(personOf(call))
    return {}
  }),
]
