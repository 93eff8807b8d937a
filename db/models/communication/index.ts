import type { Sequelize } from 'sequelize'
import { defineEvent } from './event'
import { defineEventResponse } from './event-response'
import { defineAnnouncement } from './announcement'
import { defineAnnouncementRecipient } from './announcement-recipient'
import { defineDigest } from './digest'
import { defineThread } from './thread'
import { defineMessage } from './message'
import { definePoll } from './poll'
import { defineVote } from './vote'

/** The models of communication. */
export const defineCommunication = (sequelize: Sequelize) => ({
  Event: defineEvent(sequelize),
  EventResponse: defineEventResponse(sequelize),
  Announcement: defineAnnouncement(sequelize),
  AnnouncementRecipient: defineAnnouncementRecipient(sequelize),
  Digest: defineDigest(sequelize),
  Thread: defineThread(sequelize),
  Message: defineMessage(sequelize),
  Poll: definePoll(sequelize),
  Vote: defineVote(sequelize),
})
