// SPDX-License-Identifier: EUPL-1.2
// Every page of the staff application, in the order of the menu. A new page is one line here: its address, the key of
// its title, what /api/me must permit (null: whoever is signed in), the chapters of texts it uses, its component, and,
// if it stands in the menu, an icon. `short` puts it in the phone's bottom bar too (there is room for three).
// The component gets {params}: the ':name' parts of the address.
import type {Component} from 'svelte';
import type {TextKey} from '../ui/i18n.svelte.ts';
import type {IconName} from '../ui/Icon.svelte';

export type Params = Record<string, string>;
export interface Page {
  path: string;
  title: TextKey;
  permission: string | null;
  texts: string[];
  load: () => Promise<{default: Component<any>}>;
  menu?: {icon: IconName; short?: TextKey};
}

export const PAGES: Page[] = [
  {path: '/app/lagesbild', title: 'app.nav.situation', permission: 'read_picture', texts: ['situation'],
   load: () => import('../features/situation/SituationPage.svelte'), menu: {icon: 'home', short: 'app.nav_short.situation'}},
  {path: '/app/lagesbilder', title: 'app.nav.editions', permission: 'read_picture', texts: ['editions', 'error'],
   load: () => import('../features/editions/EditionsPage.svelte'), menu: {icon: 'lock'}},
  {path: '/app/lagesbilder/:edition', title: 'editions.edition.any', permission: 'read_picture', texts: ['editions', 'attachments', 'sharing', 'situation', 'error'],
   load: () => import('./EditionPage.svelte')},
  {path: '/app/bedomning/:area/:first', title: 'editions.assessment.any', permission: 'assess_picture', texts: ['editions', 'attachments', 'sharing', 'situation', 'error'],
   load: () => import('./AssessmentPage.svelte')},
  {path: '/app/mote/:area/:first', title: 'editions.meeting.open', permission: 'assess_picture', texts: ['editions', 'sharing', 'situation', 'error'],
   load: () => import('./MeetingPage.svelte')},
  {path: '/app/utforska', title: 'app.nav.explore', permission: 'read_picture', texts: ['explore', 'situation', 'error'],
   load: () => import('../features/explore/ExplorePage.svelte'), menu: {icon: 'map'}},
  {path: '/app/rapporter', title: 'app.nav.reports', permission: 'read_reports', texts: ['observations'],
   load: () => import('../features/observations/ObservationsPage.svelte'), menu: {icon: 'report'}},
  {path: '/app/omgangar', title: 'app.nav.rounds', permission: 'read_rounds', texts: ['rounds', 'reminders', 'error'],
   load: () => import('../features/rounds/RoundsPage.svelte'), menu: {icon: 'cycle', short: 'app.nav_short.rounds'}},
  {path: '/app/omgangar/svar', title: 'rounds.record.title', permission: 'read_rounds', texts: ['rounds', 'error'],
   load: () => import('../features/rounds/RecordPage.svelte')},
  {path: '/app/omgangar/:round', title: 'app.nav.rounds', permission: 'read_rounds', texts: ['rounds', 'reminders', 'error'],
   load: () => import('../features/rounds/RoundPage.svelte')},
  {path: '/app/omgangar/paminnelser/:area', title: 'reminders.short', permission: 'read_rounds', texts: ['rounds', 'reminders', 'error'],
   load: () => import('../features/rounds/RemindersPage.svelte')},
  {path: '/app/aterkoppling', title: 'app.nav.feedback', permission: 'read_own_reports', texts: ['feedback', 'error'],
   load: () => import('../features/feedback/FeedbackPage.svelte'), menu: {icon: 'speech'}},
  {path: '/app/aterkoppling/:round', title: 'app.nav.feedback', permission: 'edit_feedback', texts: ['feedback', 'error'],
   load: () => import('../features/feedback/RoundFeedbackPage.svelte')},
  {path: '/app/handelser', title: 'app.nav.events', permission: 'follow_acute', texts: ['acute'],
   load: () => import('../features/acute/EventsPage.svelte'), menu: {icon: 'bell', short: 'app.nav_short.events'}},
  {path: '/app/handelser/ny', title: 'app.nav.raise', permission: 'raise_acute', texts: ['acute', 'error'],
   load: () => import('../features/acute/RaisePage.svelte'), menu: {icon: 'warning'}},
  {path: '/app/handelser/:event', title: 'app.nav.events', permission: 'follow_acute', texts: ['acute', 'error'],
   load: () => import('../features/acute/EventPage.svelte')},
  {path: '/app/handelser/krets/:area', title: 'acute.circles', permission: 'follow_acute', texts: ['acute', 'error'],
   load: () => import('../features/acute/CirclePage.svelte')},
  {path: '/app/offentligt', title: 'app.nav.releases', permission: 'read_releases', texts: ['releases', 'error'],
   load: () => import('../features/publishing/ReleasesPage.svelte'), menu: {icon: 'table'}},
  {path: '/app/offentligt/plan', title: 'releases.plan', permission: 'prepare_release', texts: ['releases', 'error'],
   load: () => import('../features/publishing/PlanPage.svelte')},
  {path: '/app/offentligt/:release', title: 'app.nav.releases', permission: 'read_releases', texts: ['releases', 'error'],
   load: () => import('../features/publishing/ReleasePage.svelte')},
  {path: '/app/omraden', title: 'app.nav.areas', permission: 'read_register', texts: ['areas', 'error'],
   load: () => import('../features/areas/AreasPage.svelte'), menu: {icon: 'area'}},
  {path: '/app/omraden/granser', title: 'areas.boundaries.title', permission: 'manage_register', texts: ['areas', 'error'],
   load: () => import('../features/areas/BoundariesPage.svelte')},
  {path: '/app/omraden/:area', title: 'app.nav.areas', permission: 'read_register', texts: ['areas', 'error', 'attachments', 'sharing'],
   load: () => import('./AreaPage.svelte')},
  {path: '/app/omraden/:area/mal', title: 'goals.title', permission: 'read_picture', texts: ['goals', 'error'],
   load: () => import('../features/goals/GoalsPage.svelte')},
  {path: '/app/omraden/:area/start', title: 'goals.begin', permission: 'read_picture', texts: ['goals', 'error'],
   load: () => import('../features/goals/StartPage.svelte')},
  {path: '/app/organisationer', title: 'app.nav.organisations', permission: 'read_register', texts: ['areas', 'error'],
   load: () => import('../features/areas/OrganisationsPage.svelte'), menu: {icon: 'organisation'}},
  {path: '/app/organisationer/:organisation', title: 'app.nav.organisations', permission: 'read_register', texts: ['areas', 'error'],
   load: () => import('../features/areas/OrganisationPage.svelte')},
  {path: '/app/checklistor', title: 'app.nav.checklists', permission: 'read_checklists', texts: ['rounds', 'checklists', 'error'],
   load: () => import('../features/rounds/ChecklistsPage.svelte'), menu: {icon: 'checklist'}},
  {path: '/app/checklistor/:checklist', title: 'app.nav.checklists', permission: 'read_checklists', texts: ['rounds', 'checklists', 'error'],
   load: () => import('../features/rounds/ChecklistPage.svelte')},
  {path: '/app/import', title: 'app.nav.import', permission: 'import_observations', texts: ['import', 'error'],
   load: () => import('../features/datasets/ImportsPage.svelte'), menu: {icon: 'import'}},
  {path: '/app/import/:import', title: 'app.nav.import', permission: 'import_observations', texts: ['import', 'error'],
   load: () => import('../features/datasets/ImportPage.svelte')},
  {path: '/app/anvandare', title: 'app.nav.users', permission: 'manage_accounts', texts: ['users', 'error'],
   load: () => import('../features/identity/UsersPage.svelte'), menu: {icon: 'people'}},
  {path: '/app/behorigheter', title: 'users.rights_title', permission: 'see_rights', texts: ['users'],
   load: () => import('../features/identity/RightsPage.svelte')},
  {path: '/app/mer', title: 'app.more', permission: null, texts: [], load: () => import('./MorePage.svelte')},
];

// The report form is a page of the server's, also without JavaScript.
export const REPORT = {path: '/rapport', permission: 'report'};
