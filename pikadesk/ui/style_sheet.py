"""The style sheet of the application, made from the design tokens.

It covers what Qt's own widgets draw; the project's controls paint themselves. Fonts are not set here: a font in a style
sheet would throw away the tabular figures of a widget's own.
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikadesk.ui.theme import Tokens

_SHEET = Template("""
QMainWindow, QDialog { background: $window; }
QLabel { background: transparent; }
QLabel[tone="text-2"] { color: $text_2; }
QLabel[tone="text-3"] { color: $text_3; }
QLabel[tone="accent-text"] { color: $accent_text; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="err"] { color: $err; }
QLabel[tone="on-badge"] { color: $on_badge; }

QLineEdit, QTextEdit, QPlainTextEdit {
  background: $raised; color: $text_1; border: 1px solid $line_2; border-radius: 6px;
  selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $text_3; }
QLineEdit { padding: 0 8px; min-height: 30px; max-height: 30px; }
QLineEdit[compact="true"] { min-height: 26px; max-height: 26px; }
/* Qt puts all the air of a line of fixed height above its letters. */
QTextEdit, QPlainTextEdit { padding: 6px 10px 8px 10px; }
QLineEdit[flat="true"] { background: transparent; border-color: transparent; padding: 0 1px; }
QTextEdit[flat="true"], QTextEdit[flat="true"]:hover {
  background: transparent; border: 1px solid transparent; padding: 1px; }
QLineEdit:hover, QTextEdit:hover, QPlainTextEdit:hover { border-color: $line_3; }
QLineEdit[problem="true"] { border: 2px solid $err_line; padding: 0 7px; min-height: 28px; max-height: 28px; }
QTextEdit[problem="true"], QPlainTextEdit[problem="true"] { border: 2px solid $err_line; padding: 5px 9px 7px 9px; }
QLineEdit:focus { border: 2px solid $focus; padding: 0 7px; min-height: 28px; max-height: 28px; }
QLineEdit[compact="true"]:focus, QLineEdit[compact="true"][problem="true"] { min-height: 24px; max-height: 24px; }
QTextEdit:focus, QPlainTextEdit:focus { border: 2px solid $focus; padding: 5px 9px 7px 9px; }
QLineEdit[flat="true"]:focus { background: $raised; padding: 0; }
QTextEdit[flat="true"]:focus { border: 2px solid $focus; padding: 0; }
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled {
  background: $panel; color: $text_3; border-color: $line_1; }

QAbstractSpinBox {
  background: $raised; color: $text_1; border: 1px solid $line_2; border-radius: 6px;
  min-height: 26px; max-height: 26px; selection-background-color: $accent; selection-color: $on_accent;
  placeholder-text-color: $text_3; }
QAbstractSpinBox[tall="true"] { min-height: 30px; max-height: 30px; }
QAbstractSpinBox:hover { border-color: $line_3; }
QAbstractSpinBox[problem="true"] { border: 2px solid $err_line; min-height: 24px; max-height: 24px; }
QAbstractSpinBox:focus { border: 2px solid $focus; min-height: 24px; max-height: 24px; }
QAbstractSpinBox[tall="true"]:focus, QAbstractSpinBox[tall="true"][problem="true"] {
  min-height: 28px; max-height: 28px; }
QAbstractSpinBox:disabled { background: $panel; color: $text_3; border-color: $line_1; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  subcontrol-origin: padding; width: 21px; border: none; border-left: 1px solid $line_2; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; border-top-right-radius: 5px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; border-bottom-right-radius: 5px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-button:pressed, QAbstractSpinBox::down-button:pressed { background: $pressed; }
QAbstractSpinBox::up-arrow, QAbstractSpinBox::down-arrow { image: none; width: 0; height: 0; }

QComboBox {
  background: $raised; color: $text_1; border: 1px solid $line_2; border-radius: 6px; padding: 0 30px 0 9px;
  min-height: 30px; max-height: 30px; }
QComboBox:hover { border-color: $line_3; }
QComboBox:focus { border: 2px solid $focus; padding: 0 29px 0 8px; min-height: 28px; max-height: 28px; }
QComboBox:disabled { background: $panel; color: $text_3; border-color: $line_1; }
QComboBox::drop-down { border: none; width: 30px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
QComboBox QAbstractItemView {
  background: $raised; color: $text_1; border: 1px solid $line_2; padding: 4px; outline: 0;
  selection-background-color: $tint; selection-color: $text_1; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 6px; }

.QPushButton {
  background: $raised; color: $text_1; border: 1px solid $line_2; border-radius: 6px; padding: 0 12px;
  min-height: 30px; max-height: 30px; }
.QPushButton:hover { background: $hover; }
.QPushButton:pressed { background: $pressed; }
.QPushButton:focus { border: 2px solid $focus; padding: 0 11px; min-height: 28px; max-height: 28px; }
.QPushButton:disabled { background: $hover; color: $text_3; }

QScrollArea, QScrollArea > QWidget > QWidget#page { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $line_2; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $line_3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QTextEdit QScrollBar:vertical, QPlainTextEdit QScrollBar:vertical { width: 10px; }
QTextEdit QScrollBar::handle:vertical, QPlainTextEdit QScrollBar::handle:vertical { margin: 2px; }

QToolTip {
  background: $raised; color: $text_1; border: 1px solid $line_2; padding: 4px 8px; }

QMenu { background: $raised; color: $text_1; border: 1px solid $line_2; padding: 4px; }
QMenu::item { min-height: 28px; padding: 0 24px 0 10px; border-radius: 4px; margin: 0; }
QMenu::item:selected { background: $hover; }
QMenu::item:pressed { background: $pressed; }
QMenu::item:disabled { color: $text_3; background: transparent; }
QMenu::separator { height: 1px; background: $line_1; margin: 4px 6px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 16px; height: 16px; margin-left: 6px; }
QMenuBar { background: $window; color: $text_2; border-bottom: 1px solid $line_1; }
QMenuBar::item { padding: 6px 10px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: $hover; color: $text_1; }

QSplitter::handle { background: transparent; }
QProgressBar {
  background: $line_2; border: none; border-radius: 2px; min-height: 4px; max-height: 4px; text-align: center;
  color: transparent; }
QProgressBar::chunk { background: $accent_text; border-radius: 2px; }

QTabWidget::pane { border: none; border-top: 1px solid $line_1; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab {
  background: transparent; color: $text_2; border: 1px solid transparent; border-radius: 6px; padding: 0 10px;
  min-height: 26px; margin: 0 4px 0 0; }
QTabBar::tab:hover { background: $raised; color: $text_1; }
QTabBar::tab:selected { background: $hover; color: $text_1; border-color: $line_2; }
QTabBar::tab:focus { border-color: $focus; }

QListView, QTreeView, QTableView {
  background: transparent; color: $text_1; border: none; outline: 0;
  selection-background-color: $tint; selection-color: $text_1; }
QHeaderView::section {
  background: $panel; color: $text_2; border: none; border-bottom: 1px solid $line_1; padding: 4px 8px; }
QGroupBox {
  background: $panel; border: 1px solid $line_1; border-radius: 8px; margin-top: 0; padding: 36px 16px 16px 16px; }
QGroupBox::title { subcontrol-origin: border; subcontrol-position: top left; left: 16px; top: 12px; color: $text_1; }
""")


def style_sheet(tokens: Tokens) -> str:
    """The sheet for one theme."""
    return _SHEET.substitute({name: getattr(tokens, name) for name in tokens.__slots__})
