// SPDX-License-Identifier: EUPL-1.2
import {mount} from 'svelte';
import App from './App.svelte';

const target = document.getElementById('app');
if (target) mount(App, {target});
