import type { Sequelize } from 'sequelize'
import { bigint, choice } from '../column'
import { defineTable } from '../define-table'

/** How an account wants to hear of one kind of news about one pupil. */
export const defineNoticePreference = (sequelize: Sequelize) =>
  defineTable(sequelize, 'NoticePreference', 'notice_preferences', {
    accountId: bigint().key(),
    pupilId: bigint().key(),
    kind: choice('mark', 'absence', 'homework', 'timetable', 'digest', 'announcement').key(),
    mode: choice('instant', 'digest', 'off'),
  })
