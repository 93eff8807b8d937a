import type { Sequelize } from 'sequelize'
import { bigint, instant } from '../column'
import { defineTable } from '../define-table'

/** One person to whom an announcement is addressed, and whether they have acknowledged it. */
export const defineAnnouncementRecipient = (sequelize: Sequelize) =>
  defineTable(sequelize, 'AnnouncementRecipient', 'announcement_recipients', {
    announcementId: bigint().key(),
    schoolId: bigint(),
    personId: bigint().key(),
    pupilId: bigint().orNull(),
    acknowledgedAt: instant().orNull(),
  })
