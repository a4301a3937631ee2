// SPDX-License-Identifier: EUPL-1.2
import {loadTexts} from './ui/i18n.svelte.ts';

await loadTexts(['ui', 'app', 'situation', 'explore']);
