import '@fontsource-variable/noto-sans-sc';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Client } from '../api/client.ts';
import { electronTransport } from '../api/electron-transport.ts';
import { loopbackTransport } from '../api/loopback-transport.ts';
import { SessionStore } from '../api/session-store.ts';
import '../styles/app.css';
import { App } from './App.tsx';

const root = document.querySelector('#root');
if (!root) throw new Error('index.html has no #root');

const transport = window.openDoor ? electronTransport(window.openDoor) : await loopbackTransport();
const client = new Client(transport, new SessionStore());

createRoot(root).render(
  <StrictMode>
    <App client={client} />
  </StrictMode>,
);
