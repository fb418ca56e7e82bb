import { lazy, Suspense, useEffect, type ComponentType, type LazyExoticComponent, type ReactNode } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { onceCalm } from '#app/calm.ts';
import { useLive } from '#app/live.ts';
import { screenCode } from '#app/screenCode.ts';
import { useUpdate } from '#app/updates.ts';
import { ContactsScreen } from '#features/contacts/ContactsScreen.tsx';
import { SessionGate } from '#features/session/SessionGate.tsx';
import { CrashBoundary } from '#features/shell/CrashBoundary.tsx';
import { Shell } from '#features/shell/Shell.tsx';
import { UpdateBanner } from '#features/shell/UpdateBanner.tsx';
import { wholeCatalogue } from '#messages/language.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Skeleton } from '#ui/Progress.tsx';
import { ScrollPlace } from '#ui/ScrollPlace.ts';
import { ControlWordsProvider } from '#ui/words.tsx';

/**
 * "Heute" is seen once the app is unlocked, and says no more than the first texts: its code comes while the app is unlocked, and with it what stands above the list
 * every day, so that nothing moves the list afterwards. A mentor's card that does not come is tried again by itself, beside the screen; the list has their check-ins then.
 */
const today = async () => {
  const [{ TodayScreen }, card] = await Promise.all([import('#features/today/TodayScreen.tsx'), mentorCard().catch(() => LaterCard)]);
  return { default: () => <TodayScreen checkInsAbove={card !== LaterCard} notice={<><Renewal /><Rescues /><Mentees card={card} /><Urge /></>} after={<><Aside><DueStepsCard /></Aside><Aside><UpcomingCard /></Aside></>} /> };
};
const mentorCard = async (): Promise<ComponentType> => (await import('#features/mentorships/MentorCard.tsx')).MentorCard;
const LaterCard = later(mentorCard);
const TodayScreen = lazy(today);
const AgreementFormScreen = later(async () => (await import('#features/agreements/AgreementFormScreen.tsx')).AgreementFormScreen);
const AgreementScreen = later(async () => (await import('#features/agreements/AgreementScreen.tsx')).AgreementScreen);
const EventFormScreen = later(async () => (await import('#features/calendar/EventFormScreen.tsx')).EventFormScreen);
const EventImportScreen = later(async () => (await import('#features/calendar/EventImportScreen.tsx')).EventImportScreen);
const EventScreen = later(async () => (await import('#features/calendar/EventScreen.tsx')).EventScreen);
const FeePrintScreen = later(async () => (await import('#features/agreements/PrintScreen.tsx')).PrintScreen);
const SignScreen = later(async () => (await import('#features/agreements/SignScreen.tsx')).SignScreen);
const FeedScreen = later(async () => (await import('#features/calendar/FeedScreen.tsx')).FeedScreen);
const FeesScreen = later(async () => (await import('#features/fees/OverviewScreen.tsx')).OverviewScreen);
const TermsScreen = later(async () => (await import('#features/fees/TermsScreen.tsx')).TermsScreen);
const TermsFormScreen = later(async () => (await import('#features/fees/TermsFormScreen.tsx')).TermsFormScreen);
const AboutScreen = later(async () => (await import('#features/settings/AboutScreen.tsx')).AboutScreen);
const CalendarScreen = later(async () => (await import('#features/calendar/CalendarScreen.tsx')).CalendarScreen);
/** Below everything else, so that their coming moves nothing; they say what their own texts say. */
const UpcomingCard = lazy(async () => ({ default: (await import('#features/calendar/UpcomingCard.tsx')).UpcomingCard }));
const DueStepsCard = lazy(async () => ({ default: (await import('#features/supports/DueStepsCard.tsx')).DueStepsCard }));
const CommitteeFormScreen = later(async () => (await import('#features/calendar/CommitteeFormScreen.tsx')).CommitteeFormScreen);
const CommitteesScreen = later(async () => (await import('#features/calendar/CommitteesScreen.tsx')).CommitteesScreen);
const CommitmentFormScreen = later(async () => (await import('#features/commitments/CommitmentFormScreen.tsx')).CommitmentFormScreen);
const CommitmentScreen = later(async () => (await import('#features/commitments/CommitmentScreen.tsx')).CommitmentScreen);
const CommitmentsScreen = later(async () => (await import('#features/commitments/CommitmentsScreen.tsx')).CommitmentsScreen);
const MinutesScreen = later(async () => (await import('#features/commitments/MinutesScreen.tsx')).MinutesScreen);
const SupportScreen = later(async () => (await import('#features/supports/SupportScreen.tsx')).SupportScreen);
const SupportsScreen = later(async () => (await import('#features/supports/SupportsScreen.tsx')).SupportsScreen);
const ContactFormScreen = later(async () => (await import('#features/contacts/ContactFormScreen.tsx')).ContactFormScreen);
const GuideScreen = later(async () => (await import('#features/guide/GuideScreen.tsx')).GuideScreen);
const ImportScreen = later(async () => (await import('#features/imports/ImportScreen.tsx')).ImportScreen);
const JoinScreen = later(async () => (await import('#features/team/JoinScreen.tsx')).JoinScreen);
const FollowedScreen = later(async () => (await import('#features/calendar/FollowedScreen.tsx')).FollowedScreen);
const FollowFormScreen = later(async () => (await import('#features/calendar/FollowFormScreen.tsx')).FollowFormScreen);
const FollowsScreen = later(async () => (await import('#features/calendar/FollowsScreen.tsx')).FollowsScreen);
const ForecastScreen = later(async () => (await import('#features/mandates/ForecastScreen.tsx')).ForecastScreen);
const MandateFormScreen = later(async () => (await import('#features/mandates/MandateFormScreen.tsx')).MandateFormScreen);
const MandatesScreen = later(async () => (await import('#features/mandates/MandatesScreen.tsx')).MandatesScreen);
const MemberScreen = later(async () => (await import('#features/team/MemberScreen.tsx')).MemberScreen);
const CheckInScreen = later(async () => (await import('#features/mentorships/CheckInScreen.tsx')).CheckInScreen);
const CoverageScreen = later(async () => (await import('#features/mentorships/CoverageScreen.tsx')).CoverageScreen);
const HandOverScreen = later(async () => (await import('#features/mentorships/HandOverScreen.tsx')).HandOverScreen);
const MentorshipScreen = later(async () => (await import('#features/mentorships/MentorshipScreen.tsx')).MentorshipScreen);
const MentorshipsScreen = later(async () => (await import('#features/mentorships/MentorshipsScreen.tsx')).MentorshipsScreen);
const NewMentorshipScreen = later(async () => (await import('#features/mentorships/NewMentorshipScreen.tsx')).NewMentorshipScreen);
const PackScreen = later(async () => (await import('#features/mentorships/PackScreen.tsx')).PackScreen);
const MoreScreen = later(async () => (await import('#features/shell/MoreScreen.tsx')).MoreScreen);
const NotFoundScreen = later(async () => (await import('#features/shell/NotFoundScreen.tsx')).NotFoundScreen);
const QuarterScreen = later(async () => (await import('#features/calendar/QuarterScreen.tsx')).QuarterScreen);
const RenewCard = later(async () => (await import('#features/settings/RenewCard.tsx')).RenewCard);
const RescueCard = later(async () => (await import('#features/rescue/RescueCard.tsx')).RescueCard);
const RescueScreen = later(async () => (await import('#features/rescue/RescueScreen.tsx')).RescueScreen);
const TeamScreen = later(async () => (await import('#features/team/TeamScreen.tsx')).TeamScreen);
const SecurityScreen = later(async () => (await import('#features/settings/SecurityScreen.tsx')).SecurityScreen);
const RecoverScreen = later(async () => (await import('#features/recovery/RecoverScreen.tsx')).RecoverScreen);
const SheetScreen = later(async () => (await import('#features/recovery/SheetScreen.tsx')).SheetScreen);
const UrgeCard = later(async () => (await import('#features/recovery/UrgeCard.tsx')).UrgeCard);
const SeeScreen = later(async () => (await import('#features/team/SeeScreen.tsx')).SeeScreen);
const SettingsScreen = later(async () => (await import('#features/settings/SettingsScreen.tsx')).SettingsScreen);
const TalkFormScreen = later(async () => (await import('#features/talks/TalkFormScreen.tsx')).TalkFormScreen);

/** The whole app: what the session allows, in the frame, by route. */
export function App(): ReactNode {
  const m = useMessages();
  const [path] = useLocation();
  const { ready, reload } = useUpdate();
  useEffect(() => onceCalm(() => void today().catch(() => undefined)), []);
  return (
    <ControlWordsProvider words={m.common.controls}>
      <ScrollPlace />
      <CrashBoundary at={path}>
        <SessionGate join={(pastedLink) => <Waiting><JoinScreen pastedLink={pastedLink} /></Waiting>} recover={<Waiting><RecoverScreen /></Waiting>} guide={<Waiting><GuideScreen /></Waiting>} calendar={openCalendar(path)} about={<Waiting><AboutScreen /></Waiting>} security={<Waiting><SecurityScreen /></Waiting>}>
          <Shell banner={<UpdateBanner ready={ready} onReload={reload} />}>
            <CrashBoundary at={path}><Waiting><Screens /></Waiting></CrashBoundary>
          </Shell>
        </SessionGate>
      </CrashBoundary>
    </ControlWordsProvider>
  );
}

/** What can be read of the calendar without a key: all of it that lies open, and each of its events. */
function openCalendar(path: string): ReactNode | null {
  if (!/^\/termine(\/[^/]+)?$/.test(path) || closed.includes(path)) return null;
  return (
    <Waiting>
      <Switch>
        <Route path="/termine"><CalendarScreen /></Route>
        <Route path="/termine/druck"><QuarterScreen /></Route>
        <Route path="/termine/:id"><EventScreen /></Route>
      </Switch>
    </Waiting>
  );
}
const closed = ['neu', 'gefolgt', 'gremien', 'abonnieren', 'folgen', 'import'].map((name) => `/termine/${name}`);

/** The contacts are there at once; every other screen brings its own code. */
function Screens(): ReactNode {
  return (
    <Switch>
      <Route path="/"><TodayScreen /></Route>
      <Route path="/kontakte/neu"><ContactFormScreen /></Route>
      <Route path="/kontakte/:id/bearbeiten"><ContactFormScreen /></Route>
      <Route path="/kontakte/:id?"><ContactsScreen /></Route>
      <Route path="/gespraech/:id"><TalkFormScreen /></Route>
      <Route path="/mandate/neu"><MandateFormScreen /></Route>
      <Route path="/mandate/vorschau"><ForecastScreen /></Route>
      <Route path="/mandate/:id/bearbeiten"><MandateFormScreen /></Route>
      <Route path="/mandate/:id?"><MandatesScreen /></Route>
      <Route path="/patenschaften"><MentorshipsScreen /></Route>
      <Route path="/patenschaften/neu"><NewMentorshipScreen /></Route>
      <Route path="/patenschaften/abdeckung"><CoverageScreen /></Route>
      <Route path="/patenschaften/:id"><MentorshipScreen /></Route>
      <Route path="/patenschaften/:id/rueckmeldung"><CheckInScreen /></Route>
      <Route path="/patenschaften/:id/mappe"><PackScreen /></Route>
      <Route path="/patenschaften/:id/uebergabe"><HandOverScreen /></Route>
      <Route path="/vereinbarungen"><FeesScreen /></Route>
      <Route path="/vereinbarungen/saetze"><TermsScreen /></Route>
      <Route path="/vereinbarungen/saetze/neu"><TermsFormScreen /></Route>
      <Route path="/vereinbarungen/neu"><AgreementFormScreen /></Route>
      <Route path="/vereinbarungen/:id/bearbeiten"><AgreementFormScreen /></Route>
      <Route path="/vereinbarungen/:id/unterschreiben"><SignScreen /></Route>
      <Route path="/vereinbarungen/:id/druck"><FeePrintScreen /></Route>
      <Route path="/vereinbarungen/:id"><AgreementScreen /></Route>
      <Route path="/termine"><CalendarScreen /></Route>
      <Route path="/termine/neu"><EventFormScreen /></Route>
      <Route path="/termine/druck"><QuarterScreen /></Route>
      <Route path="/termine/gremien"><CommitteesScreen /></Route>
      <Route path="/termine/gremien/neu"><CommitteeFormScreen /></Route>
      <Route path="/termine/gremien/:id"><CommitteeFormScreen /></Route>
      <Route path="/termine/import"><EventImportScreen /></Route>
      <Route path="/termine/abonnieren"><FeedScreen /></Route>
      <Route path="/termine/folgen"><FollowsScreen /></Route>
      <Route path="/termine/folgen/neu"><FollowFormScreen /></Route>
      <Route path="/termine/folgen/:id"><FollowFormScreen /></Route>
      <Route path="/termine/gefolgt"><FollowedScreen /></Route>
      <Route path="/termine/:id/bearbeiten"><EventFormScreen /></Route>
      <Route path="/termine/:id"><EventScreen /></Route>
      <Route path="/auftraege"><CommitmentsScreen /></Route>
      <Route path="/auftraege/neu"><CommitmentFormScreen /></Route>
      <Route path="/auftraege/druck"><MinutesScreen /></Route>
      <Route path="/auftraege/:id"><CommitmentScreen /></Route>
      <Route path="/auftraege/:id/bearbeiten"><CommitmentFormScreen /></Route>
      <Route path="/gremien"><SupportsScreen /></Route>
      <Route path="/gremien/:id"><SupportScreen /></Route>
      <Route path="/leitfaden"><GuideScreen /></Route>
      <Route path="/import"><ImportScreen /></Route>
      <Route path="/einstellungen"><SettingsScreen /></Route>
      <Route path="/ueber"><AboutScreen /></Route>
      <Route path="/sicherheit"><SecurityScreen /></Route>
      <Route path="/mehr"><MoreScreen /></Route>
      <Route path="/team"><TeamScreen notice={<Rescues />} /></Route>
      <Route path="/team/rettung"><RescueScreen /></Route>
      <Route path="/team/wer-sieht-was"><SeeScreen /></Route>
      <Route path="/team/:id"><MemberScreen /></Route>
      <Route path="/beitreten"><JoinScreen /></Route>
      <Route path="/wiederherstellen"><SheetScreen /></Route>
      <Route path="/wiederherstellungsblatt"><SheetScreen /></Route>
      <Route><NotFoundScreen /></Route>
    </Switch>
  );
}

/** What somebody left behind stands where Leitung looks every day; its code comes only then. */
function Rescues(): ReactNode {
  const waiting = useLive((live) => live.rescues.length > 0);
  return waiting ? <Aside><RescueCard /></Aside> : null;
}

/** A mentor's first screen is theirs: whom they accompany and what is due. */
function Mentees({ card: Card }: { readonly card: ComponentType }): ReactNode {
  const some = useLive(({ mentorships, session }) => session.at === 'unlocked' && mentorships.some((one) => one.mentorMember === session.self || one.coMentor === session.self));
  return some ? <Aside><Card /></Aside> : null;
}

/** A device whose data was set back says so where everybody looks every day. */
function Renewal(): ReactNode {
  const waits = useLive((live) => live.status.connection === 'superseded' || live.status.connection === 'renewing');
  return waits ? <Aside><RenewCard /></Aside> : null;
}

/** Seldom shown, so its code comes with it. */
function Urge(): ReactNode {
  const urge = useLive((live) => live.recovery.urge);
  return urge ? <Aside><UrgeCard urge={urge} /></Aside> : null;
}

/** Beside a screen, which goes on without it where its code is not here yet. */
function Aside({ children }: { readonly children: ReactNode }): ReactNode {
  return <CrashBoundary at="" aside><Suspense>{children}</Suspense></CrashBoundary>;
}

function Waiting({ children }: { readonly children: ReactNode }): ReactNode {
  return <Suspense fallback={<Skeleton rows={6} />}>{children}</Suspense>;
}

/** A screen with its own code, and with the texts that only later screens say. React.lazy wants a default export; the house has none. */
function later<P>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => {
    const [component] = await screenCode(() => Promise.all([load(), wholeCatalogue()]));
    return { default: component };
  });
}
