import { titleOf, type ChatRecord } from '../records'
import { ActionError } from '../people/action-error'
import { present } from './input'
import { answered, type ControlRequest, type Route } from './route'

const shownGroup = ({ id, title, members }: ChatRecord): object => ({ id, title, members })

function showBot({ world, query }: ControlRequest): unknown {
  const language = query.optionalText('languageCode') ?? ''
  const { profile } = world
  return {
    id: profile.id,
    username: profile.user.username,
    name: profile.text('name', language),
    description: profile.text('description', language),
    shortDescription: profile.text('short_description', language),
    commands: world.menus.get({ type: 'default' }, language),
    now: new Date(world.clock.now()).toISOString(),
    timeMachine: world.clock.movesProgram,
    ...present({ zone: world.zone }),
  }
}

function listGuests({ world, query }: ControlRequest): unknown {
  const language = query.optionalText('languageCode') ?? 'ru'
  return world.guests.map((guest) => ({ ...guest, title: titleOf(guest, language) }))
}

const shownInline = /^(image\/(png|jpeg|gif|webp)|audio\/|video\/|application\/pdf|text\/plain)/

function showFile({ world, response, path, query }: ControlRequest): unknown {
  const record = world.files.get(path[0] ?? '')
  if (record === undefined) throw new ActionError(404, 'no-file', 'There is no such file.')
  const bytes = world.files.bytes(record)
  const inline = shownInline.test(record.mimeType) && query.optionalText('download') !== '1'
  const name = encodeURIComponent(record.name ?? record.path.replace(/^.*\//, ''))
  response.writeHead(200, {
    // Pages and pictures with scripts must not run on this origin.
    'content-type': inline ? record.mimeType : 'application/octet-stream',
    'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    'content-length': bytes.length,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=86400',
  })
  response.end(bytes)
  return answered
}

/** The bot, the people, groups, files and events. */
export const peopleRoutes: Route[] = [
  { method: 'GET', path: /^bot$/, run: showBot },
  { method: 'GET', path: /^guests$/, run: listGuests },
  { method: 'GET', path: /^people$/, run: ({ people }) => people.list() },
  {
    method: 'POST',
    path: /^people$/,
    run: ({ world, people, body }) => {
      const person = people.create(
        // Absent fields must be absent, not undefined.
        present({
          firstName: body.optionalText('firstName'),
          lastName: body.optionalText('lastName'),
          username: body.optionalText('username'),
          languageCode: body.optionalText('languageCode'),
          guestRole: body.optionalText('guestRole'),
        }),
      )
      return world.chats.summary(person)
    },
  },
  { method: 'GET', path: /^groups$/, run: ({ world }) => world.chats.groups().map(shownGroup) },
  {
    method: 'POST',
    path: /^groups$/,
    run: ({ people, body }) =>
      shownGroup(people.createGroup({ title: body.text('title'), personIds: body.numbers('personIds') })),
  },
  {
    method: 'POST',
    path: /^groups\/(-\d+)\/kick$/,
    run: ({ people, path, body }) => {
      people.removeBot(body.number('personId'), Number(path[0]))
      return {}
    },
  },
  { method: 'GET', path: /^files\/([\w-]+)$/, run: showFile },
  {
    method: 'GET',
    path: /^events$/,
    run: ({ world, request, response, query }) => {
      const seen = request.headers['last-event-id']
      world.events.attach(
        response,
        typeof seen === 'string' ? seen : undefined,
        query.optionalNumber('personId'),
      )
      return answered
    },
  },
]
