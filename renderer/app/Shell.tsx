import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Logo } from '../frame/Logo.tsx';
import { screens, useNavigation } from '../frame/navigation.tsx';
import { cx } from '../parts/class-names.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/i18n.ts';
import s from './Shell.module.css';

interface Props {
  /** Without the way to other screens: for the first run, which has one page. */
  readonly bare: boolean;
  readonly children: ReactNode;
}

/** Navigation beside the screen, or above it where the window is narrow. */
export function Shell({ bare, children }: Props) {
  const { t } = useWords();
  const { at, go } = useNavigation();
  return (
    <div className={cx(s.shell, bare && s.bare)}>
      {!bare && (
        <nav className={s.nav} aria-label={t('nav.label')}>
          <p className={s.brand}>
            <Logo />
            Flipwatch
          </p>
          <ul>
            {screens.map((screen) => (
              <li key={screen}>
                <Button
                  className={s.item ?? ''}
                  {...(at.screen === screen ? { 'aria-current': 'page' } : {})}
                  onPress={() => go(screen)}
                >
                  <Icon name={screen} />
                  <span>{t(`nav.${screen}`)}</span>
                </Button>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <main className={s.main}>
        <div className={s.column}>{children}</div>
      </main>
    </div>
  );
}
