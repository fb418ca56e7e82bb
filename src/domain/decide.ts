import { adopt } from './adoption.ts';
import { beginAgreement, editAgreement } from './agreementRules.ts';
import { decideCalendar } from './calendarRules.ts';
import { recordCheckIn } from './checkInRules.ts';
import type { Command } from './command.ts';
import { createCommitments, editCommitment, settleCommitment } from './commitmentRules.ts';
import { recordConsent, withdrawConsent } from './consentRules.ts';
import { assignContacts, createContact, editContact, importContacts } from './contactRules.ts';
import { recordFeeExport } from './feeExport.ts';
import { setFeeTerms } from './feeTermsRules.ts';
import { setFeed } from './feedRules.ts';
import { editGuide } from './guideRules.ts';
import type { Actor, Known } from './known.ts';
import { createMandate, editMandate } from './mandateRules.ts';
import { giveName, linkMember } from './memberRules.ts';
import { endMentorship, handOverMentorship } from './mentorshipEnds.ts';
import { agreeMentorship, createMentorship, editMentorship, pauseMentorship, resumeMentorship, startMentorship } from './mentorshipRules.ts';
import type { Decided } from './refusal.ts';
import { restore } from './restore.ts';
import { attachFile, signAgreement } from './signing.ts';
import { editSupport, recordAsk, takeBackAsk } from './supportRules.ts';
import { editTalk, logTalk, moveTalk } from './talkRules.ts';
import { completeTask, createTask, editTask, setTask, setTasks } from './taskRules.ts';

/**
 * Accepts or refuses a command by the rules of RULES.md, from what this device knows. Pure: the same arguments give the same decision. An accepted one may
 * have no writes (nothing would change). `known` answers for the team's records and the board's guide.
 */
export function decide(command: Command, known: Known, by: Actor): Decided {
  switch (command.do) {
    case 'createContact':
      return createContact(command, known, by);
    case 'editContact':
      return editContact(command, known, by);
    case 'recordConsent':
      return recordConsent(command, known, by);
    case 'withdrawConsent':
      return withdrawConsent(command, known, by);
    case 'assignContacts':
      return assignContacts(command, known, by);
    case 'importContacts':
      return importContacts(command, known, by);
    case 'logTalk':
      return logTalk(command, known, by);
    case 'editTalk':
      return editTalk(command, known, by);
    case 'moveTalk':
      return moveTalk(command, known, by);
    case 'createTask':
      return createTask(command, known, by);
    case 'editTask':
      return editTask(command, known, by);
    case 'completeTask':
      return completeTask(command.id, known, by);
    case 'reopenTask':
      return setTask(command.id, { field: 'state', value: 'open' }, known, by);
    case 'postponeTask':
      return setTask(command.id, { field: 'due', value: command.due }, known, by);
    case 'repeatTask':
      return setTask(command.id, { field: 'repeats', value: command.repeats }, known, by);
    case 'handOverTask':
      return setTask(command.id, { field: 'responsible', value: command.to }, known, by);
    case 'postponeTasks':
      return setTasks(command.ids, { field: 'due', value: command.due }, known, by);
    case 'assignTasks':
      return setTasks(command.ids, { field: 'responsible', value: command.responsible }, known, by);
    case 'nameMember':
    case 'nameDevice':
    case 'nameSpace':
      return giveName(command, known, by);
    case 'setFeed':
      return setFeed(command, known, by);
    case 'linkMember':
      return linkMember(command, known, by);
    case 'createMandate':
      return createMandate(command, known);
    case 'editMandate':
      return editMandate(command, known, by);
    case 'createMentorship':
      return createMentorship(command, known, by);
    case 'editMentorship':
      return editMentorship(command, known, by);
    case 'agreeMentorship':
      return agreeMentorship(command, known, by);
    case 'startMentorship':
      return startMentorship(command, known, by);
    case 'pauseMentorship':
      return pauseMentorship(command, known, by);
    case 'resumeMentorship':
      return resumeMentorship(command, known, by);
    case 'endMentorship':
      return endMentorship(command, known, by);
    case 'handOverMentorship':
      return handOverMentorship(command, known, by);
    case 'recordCheckIn':
      return recordCheckIn(command, known, by);
    case 'editGuide':
      return editGuide(command, known, by);
    case 'setFeeTerms':
      return setFeeTerms(command, known, by);
    case 'recordFeeExport':
      return recordFeeExport(command, known, by);
    case 'beginAgreement':
      return beginAgreement(command, known, by);
    case 'editAgreement':
      return editAgreement(command, known, by);
    case 'signAgreement':
      return signAgreement(command, known, by);
    case 'attachFile':
      return attachFile(command, known, by);
    case 'createCommitments':
      return createCommitments(command, known, by);
    case 'editCommitment':
      return editCommitment(command, known, by);
    case 'completeCommitment':
    case 'reopenCommitment':
      return settleCommitment(command.id, command.do === 'completeCommitment', known, by);
    case 'recordAsk':
      return recordAsk(command, known, by);
    case 'takeBackAsk':
      return takeBackAsk(command, known, by);
    case 'editSupport':
      return editSupport(command, known, by);
    case 'adopt':
      return adopt(command, known);
    case 'restore':
      return restore(command, known, by);
    default:
      return decideCalendar(command, known, by);
  }
}
