import './tokens.css';
import './base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app/App.tsx';
import { CatalogueKeeper } from './bridge/CatalogueKeeper.tsx';
import { fetchCatalogue } from './bridge/catalogue.ts';
import { startSnapshots } from './bridge/snapshot-store.ts';
import { NavigationProvider } from './frame/navigation.tsx';
import { MessagesProvider } from './notices/messages.tsx';
import { startWords } from './words/i18n.ts';

/** Draws nothing before it has something true to draw: two local replies, a few milliseconds. */
async function start(): Promise<void> {
  const [language, catalogue] = await Promise.all([startSnapshots(), fetchCatalogue()]);
  const place = document.getElementById('app');
  if (place === null) throw new Error('index.html has no #app');
  createRoot(place).render(
    <StrictMode>
      <I18nextProvider i18n={startWords(language)}>
        <CatalogueKeeper first={catalogue}>
          <MessagesProvider>
            <NavigationProvider>
              <App />
            </NavigationProvider>
          </MessagesProvider>
        </CatalogueKeeper>
      </I18nextProvider>
    </StrictMode>,
  );
}

/** If there is nothing to draw, it says so instead of leaving the window empty. */
function sayCannotStart(): void {
  const words = startWords(navigator.language);
  document.body.textContent = words.t('app.cannotStart');
}

start().catch(sayCannotStart);
