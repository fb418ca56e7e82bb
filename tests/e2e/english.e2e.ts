import { extractText } from 'unpdf';
import { today } from '#app/clock.ts';
import { addDays } from '#domain/calendar.ts';
import { calendar } from '#messages/en/later/calendar.ts';
import { commitments } from '#messages/en/later/commitments.ts';
import { committees } from '#messages/en/later/committees.ts';
import { eventForm } from '#messages/en/later/eventForm.ts';
import { feed } from '#messages/en/later/feed.ts';
import { guides } from '#messages/en/later/guides.ts';
import { supports } from '#messages/en/later/supports.ts';
import { common } from '#messages/en/common.ts';
import { guide } from '#messages/en/guide.ts';
import { session } from '#messages/en/session.ts';
import { settings } from '#messages/en/settings.ts';
import { tasks } from '#messages/en/tasks.ts';
import { expect, LAPTOP, PHONE, test } from '../support/app.ts';
import { found, toastsAreGone, visit } from '../support/appSteps.ts';
import { createEvent } from '../support/calendarSteps.ts';
import { isEnglish, speakEnglish } from '../support/english.ts';

const tomorrow = addDays(today(), 1);
const forum = committees.templateNames['state-forum'];

for (const viewport of [PHONE, LAPTOP]) {
  test(`in English a board is asked, answers, and has a next step; nothing of it is left in German (${viewport.width} px)`, async ({ office, newDevice }) => {
    const page = await newDevice({ viewport });
    await found(page, office, 'Mara Field');
    await speakEnglish(page);
    await visit(page, '/gremien');
    await expect(page.getByText(supports.emptyText)).toBeVisible();
    await isEnglish(page, supports.title);
    await page.getByRole('link', { name: supports.manage }).click();
    await isEnglish(page, committees.title);
    await page.getByRole('button', { name: committees.template }).click();
    await page.getByRole('dialog').getByRole('button', { name: committees.templateAdd(10) }).click();
    await expect(page.getByText(committees.templateDone(10))).toBeVisible();
    await isEnglish(page, committees.title);
    await page.getByRole('link', { name: forum }).click();
    await isEnglish(page, committees.edit);
    await visit(page, '/gremien');
    await isEnglish(page, supports.title);
    await page.getByRole('link', { name: forum }).click();
    await page.getByRole('button', { name: supports.ask, exact: true }).click();
    await page.getByRole('button', { name: supports.askForm.save, exact: true }).click();
    await expect(page.getByText(supports.askForm.whatMissing)).toBeVisible();
    await isEnglish(page, forum);
    await page.getByLabel(supports.askForm.what).fill('A speaker for Saturday');
    await page.getByLabel(supports.askForm.whom).fill('Office');
    await page.getByRole('button', { name: supports.askForm.save, exact: true }).click();
    await expect(page.getByText(supports.askedWhom('Office'))).toBeVisible();
    const answer = page.getByRole('region', { name: supports.answer });
    await answer.getByRole('radio', { name: supports.answerStates.partly, exact: true }).check();
    await answer.getByRole('button', { name: common.save, exact: true }).click();
    await expect(page.getByText(supports.saved.answer)).toBeVisible();
    await page.getByRole('button', { name: supports.nextForm.plan }).click();
    await isEnglish(page, forum);
    await page.getByLabel(supports.nextForm.what).fill('Agree on the day');
    await page.getByRole('button', { name: 'tomorrow', exact: true }).click();
    await page.getByRole('region', { name: supports.next }).getByRole('button', { name: common.save, exact: true }).click();
    await expect(page.getByRole('region', { name: supports.next }).getByText('Agree on the day')).toBeVisible();
    await isEnglish(page, forum);
    await visit(page, '/gremien');
    await expect(page.getByRole('listitem').filter({ hasText: forum })).toContainText(supports.states.partly);
    await isEnglish(page, supports.title);
    await visit(page, '/');
    await toastsAreGone(page);
    await page.getByRole('region', { name: supports.dueSteps }).getByRole('link', { name: 'Agree on the day' }).click();
    await page.getByRole('button', { name: supports.takeBackOf('A speaker for Saturday') }).click();
    await isEnglish(page, supports.takeBackTitle);
    await page.getByRole('alertdialog').getByRole('button', { name: supports.takeBack, exact: true }).click();
    await expect(page.getByText(supports.noAsks)).toBeVisible();
  });

  test(`in English the resolution’s points are begun, late on “Today”, finished, taken off, and printed for the minutes (${viewport.width} px)`, async ({ office, newDevice }) => {
    const page = await newDevice({ viewport });
    await found(page, office, 'Mara Field');
    await speakEnglish(page);
    await visit(page, '/auftraege');
    await expect(page.getByText(commitments.emptyText)).toBeVisible();
    await isEnglish(page, commitments.title);
    await page.getByRole('button', { name: commitments.template }).click();
    await expect(page.getByText(commitments.templateAdded(6))).toBeVisible();
    await isEnglish(page, commitments.title);
    const { title } = commitments.points.concept;
    await page.getByRole('link', { name: title }).click();
    await isEnglish(page, title);
    await page.getByRole('link', { name: commitments.edit }).click();
    await isEnglish(page, commitments.form.edit);
    await page.getByLabel(commitments.form.answerable).selectOption({ label: 'Mara Field' });
    await page.getByLabel(commitments.form.due).fill('2020-01-31');
    await page.getByRole('button', { name: common.save, exact: true }).click();
    await expect(page.getByText(commitments.groups.late)).toBeVisible();
    await visit(page, '/');
    await page.getByRole('region', { name: tasks.sections.overdue }).getByRole('link', { name: tasks.sentences.commitment(title) }).click();
    await page.getByRole('button', { name: commitments.complete, exact: true }).click();
    await expect(page.getByRole('button', { name: commitments.reopen })).toBeVisible();
    await isEnglish(page, title);
    await visit(page, '/auftraege/neu');
    await page.getByRole('button', { name: common.save, exact: true }).click();
    await expect(page.getByText(commitments.form.titleMissing)).toBeVisible();
    await isEnglish(page, commitments.form.create);
    await visit(page, '/auftraege');
    await page.getByRole('link', { name: commitments.points.early.title }).click();
    await page.getByRole('button', { name: commitments.remove }).click();
    await isEnglish(page, commitments.removeTitle);
    await page.getByRole('alertdialog').getByRole('button', { name: commitments.remove }).click();
    await expect(page.getByText(commitments.taken('1'))).toBeVisible();
    await isEnglish(page, commitments.title);
    await page.getByRole('link', { name: commitments.print }).click();
    await isEnglish(page, commitments.minutes.title);
    const { text } = await extractText(new Uint8Array(await page.pdf({ format: 'A4' })), { mergePages: true });
    const printed = text.replace(/\s+/g, ' ');
    for (const words of [commitments.minutes.title, commitments.minutes.sum('1', '4', '0'), commitments.minutes.none, title, commitments.nobody]) expect(printed).toContain(words);
  });

  test(`in English the guide is read, changed with a link and a question, and has its versions (${viewport.width} px)`, async ({ office, newDevice }) => {
    const page = await newDevice({ viewport });
    await found(page, office, 'Mara Field');
    await speakEnglish(page);
    await visit(page, '/leitfaden');
    for (const kind of [guide.kinds['standing-again'], guide.kinds.candidacy]) {
      await page.getByRole('radiogroup', { name: guide.which }).getByText(kind, { exact: true }).click();
      await isEnglish(page, guide.title);
    }
    await page.getByRole('button', { name: guide.edit }).click();
    await page.getByRole('button', { name: guides.addQuestion }).first().click();
    await isEnglish(page, guide.edit);
    await page.getByLabel(guides.question, { exact: true }).fill('Do I have to join?');
    await page.getByLabel(guide.numbered(guide.pointTitle, 0), { exact: true }).fill('Our local programme');
    await page.getByLabel(new RegExp(`^${guide.numbered(guides.link, 0)}`)).fill('example.org');
    await page.getByRole('button', { name: common.save, exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('https://');
    await isEnglish(page, guide.edit);
    await page.getByLabel(new RegExp(`^${guide.numbered(guides.link, 0)}`)).fill('https://example.org/programme');
    await page.getByRole('button', { name: common.save, exact: true }).click();
    await expect(page.getByRole('link', { name: guides.linkTo('example.org') })).toBeVisible();
    await page.getByText('Do I have to join?').first().click();
    await expect(page.getByText(guides.noAnswer).first()).toBeVisible();
    await expect(page.getByRole('region', { name: guides.history })).toContainText(/, by Mara Field/);
    await isEnglish(page, guide.title);
  });
}

for (const viewport of [PHONE, LAPTOP]) {
  test(`in English every screen of the calendar is English, unlocked and locked (${viewport.width} px)`, async ({ office, newDevice }) => {
    const page = await newDevice({ viewport });
    await found(page, office, 'Mara Field');
    await createEvent(page, { title: 'Council', day: tomorrow, place: 'Town hall', repeats: /^Jede Woche/ });
    await createEvent(page, { title: 'Retreat', day: tomorrow, open: false });
    await speakEnglish(page);
    for (const view of ['monat', 'woche', 'liste']) {
      await visit(page, `/termine?ansicht=${view}&tag=${tomorrow}`);
      await expect(page.getByRole('link', { name: 'Council' }).first()).toBeVisible();
      await isEnglish(page, calendar.title);
    }
    await page.getByRole('button', { name: calendar.filter.open(0) }).click();
    await isEnglish(page, calendar.filter.title);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Council' }).first().click();
    await expect(page.getByText(/^Every week on /)).toBeVisible();
    await isEnglish(page, 'Council');
    for (const [button, title] of [[calendar.detail.edit, calendar.scope.editTitle], [calendar.detail.cancel, calendar.scope.cancelTitle], [calendar.detail.withdraw, calendar.detail.withdrawTitle], [calendar.detail.remove, calendar.scope.removeTitle]] as const) {
      await page.getByRole('button', { name: button, exact: true }).click();
      await isEnglish(page, title);
      await page.keyboard.press('Escape');
    }
    await visit(page, `/termine/neu?tag=${tomorrow}`);
    await page.getByRole('button', { name: common.save, exact: true }).click();
    await expect(page.getByText(eventForm.errors.title)).toBeVisible();
    await expect(page.getByText(eventForm.clashWords(eventForm.clash.time, 'Council'))).toBeVisible();
    await isEnglish(page, eventForm.create);
    await page.getByLabel(eventForm.repeats, { exact: true }).selectOption({ index: 1 });
    await isEnglish(page, eventForm.create);
    for (const [path, title] of [['/termine/gremien/neu', committees.create], ['/termine/druck', calendar.print.open], ['/termine/abonnieren', feed.subscribe.title], ['/termine/folgen', feed.follow.title], ['/termine/folgen/neu', feed.follow.add], ['/termine/gibt-es-nicht', calendar.detail.one]] as const) {
      await visit(page, path);
      await isEnglish(page, title);
    }
    await visit(page, '/einstellungen');
    await page.getByRole('button', { name: settings.lockNow, exact: true }).click();
    await page.getByRole('link', { name: session.locked.calendar }).click();
    await expect(page.getByText(calendar.locked.note)).toBeVisible();
    await isEnglish(page, calendar.title);
  });
}
