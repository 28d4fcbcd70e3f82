import { Component, type ReactNode } from 'react';
import { ScreenHead } from '../frame/ScreenHead.tsx';
import { Button } from '../parts/Button.tsx';
import { Callout } from '../parts/Callout.tsx';
import { useWords } from '../words/i18n.ts';

interface Props {
  /** The present screen. On another one, drawing is tried again. */
  readonly journey: number;
  readonly children: ReactNode;
}

/** Drawn instead of a screen that could not be drawn. Without it, React would leave an empty window. */
export class ScreenGuard extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.broken && before.journey !== this.props.journey) this.setState({ broken: false });
  }

  override render(): ReactNode {
    return this.state.broken ? (
      <BrokenScreen onAgain={() => this.setState({ broken: false })} />
    ) : (
      this.props.children
    );
  }
}

function BrokenScreen({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useWords();
  return (
    <>
      <ScreenHead title={t('app.screenBroken')} />
      <Callout tone="unknown">
        <p>{t('app.screenBrokenText')}</p>
        <Button onPress={onAgain}>{t('app.screenAgain')}</Button>
      </Callout>
    </>
  );
}
