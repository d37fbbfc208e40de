<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>pikadesk</name>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Pictures and keyframes</source>
        <translation>Bilder und Keyframes</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Timeline of the storyboard</source>
        <translation>Zeitleiste des Storyboards</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Player, outside text fields</source>
        <translation>Player, außerhalb von Textfeldern</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Player, once it was clicked</source>
        <translation>Player, sobald er angeklickt wurde</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Compared clips and shot chain</source>
        <translation>Verglichene Clips und Clipkette</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Library and queue</source>
        <translation>Bibliothek und Warteschlange</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Videos in the library</source>
        <translation>Videos in der Bibliothek</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Ledger</source>
        <translation>Kassenbuch</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Export clips</source>
        <translation>Clips exportieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>All shortcuts</source>
        <translation>Alle Tastenkürzel</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Leave a drag, full screen, the settings or the ledger</source>
        <translation>Ziehen, Vollbild, Einstellungen oder Kassenbuch verlassen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Generate</source>
        <translation>Generieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Generate at the front of the queue</source>
        <translation>Am Anfang der Warteschlange generieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Generate variations</source>
        <translation>Varianten generieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Paste picture</source>
        <translation>Bild einfügen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Open recipe</source>
        <translation>Rezept öffnen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Save recipe</source>
        <translation>Rezept speichern</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Earlier prompt</source>
        <translation>Früherer Prompt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Later prompt</source>
        <translation>Späterer Prompt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Move earlier</source>
        <translation>Nach vorn schieben</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Move later</source>
        <translation>Nach hinten schieben</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Open in viewer</source>
        <translation>Im Bildbetrachter öffnen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>What can be done with it</source>
        <translation>Was damit möglich ist</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Boundary 1 s earlier</source>
        <translation>Grenze 1 s früher</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Boundary 1 s later</source>
        <translation>Grenze 1 s später</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Boundary and what follows 1 s earlier</source>
        <translation>Grenze und alles danach 1 s früher</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Boundary and what follows 1 s later</source>
        <translation>Grenze und alles danach 1 s später</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Edit transition</source>
        <translation>Übergang bearbeiten</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Play backward, again for faster</source>
        <translation>Rückwärts abspielen, nochmals für schneller</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Play forward, again for faster</source>
        <translation>Vorwärts abspielen, nochmals für schneller</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>One frame back</source>
        <translation>Ein Bild zurück</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>One frame on</source>
        <translation>Ein Bild vor</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>One second back</source>
        <translation>Eine Sekunde zurück</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>One second on</source>
        <translation>Eine Sekunde vor</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>To the start</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>To the end</source>
        <translation>Zum Ende</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Mute</source>
        <translation>Ton aus</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Loop</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Usual speed</source>
        <translation>Übliche Geschwindigkeit</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Mark In at this frame</source>
        <translation>In-Punkt bei diesem Einzelbild setzen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Mark Out at this frame</source>
        <translation>Out-Punkt bei diesem Einzelbild setzen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Remove In</source>
        <translation>In-Punkt entfernen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Remove Out</source>
        <translation>Out-Punkt entfernen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Remove In and Out</source>
        <translation>In- und Out-Punkt entfernen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Pixel by pixel, or the whole picture</source>
        <translation>Pixelgenau oder das ganze Bild</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Save this frame</source>
        <translation>Dieses Einzelbild speichern</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Copy this frame</source>
        <translation>Dieses Einzelbild kopieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Use this frame</source>
        <translation>Dieses Einzelbild verwenden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Use last frame</source>
        <translation>Letztes Einzelbild verwenden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Use first frame</source>
        <translation>Erstes Einzelbild verwenden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Use settings again</source>
        <translation>Einstellungen wieder verwenden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Use its prompt alone</source>
        <translation>Nur seinen Prompt verwenden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Use its seed alone</source>
        <translation>Nur seinen Seed verwenden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Compare the two clips that are selected</source>
        <translation>Die zwei ausgewählten Clips vergleichen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Compare: see the other clip in its place</source>
        <translation>Vergleich: den anderen Clip an seiner Stelle sehen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Compare: wipe</source>
        <translation>Vergleich: Wischblende</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Compare: side by side</source>
        <translation>Vergleich: nebeneinander</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Shot chain</source>
        <translation>Clipkette</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Add to the shot chain</source>
        <translation>Zur Clipkette hinzufügen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Continue the chain from its last frame</source>
        <translation>Die Kette ab ihrem letzten Einzelbild fortsetzen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>To the next clip of the chain</source>
        <translation>Zum nächsten Clip der Kette</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>To the last beginning of a clip</source>
        <translation>Zum letzten Anfang eines Clips</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Divider to the left</source>
        <translation>Teiler nach links</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Divider to the right</source>
        <translation>Teiler nach rechts</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Divider far to the left</source>
        <translation>Teiler weit nach links</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Divider far to the right</source>
        <translation>Teiler weit nach rechts</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Clip of the chain earlier</source>
        <translation>Clip der Kette nach vorn</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Clip of the chain later</source>
        <translation>Clip der Kette nach hinten</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>To its beginning</source>
        <translation>An seinen Anfang</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Take it out of the chain</source>
        <translation>Aus der Kette nehmen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Louder</source>
        <translation>Lauter</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Quieter</source>
        <translation>Leiser</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Next</source>
        <translation>Nächstes</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Previous</source>
        <translation>Voriges</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>A page on</source>
        <translation>Eine Seite weiter</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>A page back</source>
        <translation>Eine Seite zurück</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Show all about it</source>
        <translation>Alles darüber zeigen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Remove or dismiss</source>
        <translation>Entfernen oder ausblenden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Rename preset</source>
        <translation>Vorlage umbenennen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Search the library</source>
        <translation>Die Bibliothek durchsuchen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>The video before it</source>
        <translation>Das Video davor</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>The video after it</source>
        <translation>Das Video danach</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>The first video</source>
        <translation>Das erste Video</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>The last video</source>
        <translation>Das letzte Video</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Select all</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Large preview</source>
        <translation>Große Vorschau</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Star, or take the star away</source>
        <translation>Stern setzen oder wegnehmen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Rename video</source>
        <translation>Video umbenennen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Add to collection</source>
        <translation>Zu Sammlung hinzufügen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Move to the bin</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Move up in the queue</source>
        <translation>In der Warteschlange nach oben</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>Move down in the queue</source>
        <translation>In der Warteschlange nach unten</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>To the front of the queue</source>
        <translation>An den Anfang der Warteschlange</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/actions.py"/>
        <source>{words} ({key})</source>
        <translation>{words} ({key})</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/chain_seams.py"/>
        <source>Seamless</source>
        <translation>Nahtlos</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/chain_seams.py"/>
        <source>Slight jump</source>
        <translation>Leichter Sprung</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/chain_seams.py"/>
        <source>Cut</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/chain_seams.py"/>
        <source>Not compared</source>
        <translation>Nicht verglichen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/chain_seams.py"/>
        <source>{share} %</source>
        <translation>{share} %</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/chain_seams.py"/>
        <source>Mean difference of all pixels. Seamless: below {seamless} %. Slight jump: below {cut} %. Cut: from there on.</source>
        <translation>Mittlerer Unterschied aller Pixel. Nahtlos: unter {seamless} %. Leichter Sprung: unter {cut} %. Schnitt: ab da.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/chain_shots.py"/>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/chain_shots.py"/>
        <source>Not in the library any more</source>
        <translation>Nicht mehr in der Bibliothek</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/chain_shots.py"/>
        <source>File not found</source>
        <translation>Datei nicht gefunden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/compare.py"/>
        <source>{path} is not there any more. Put the file back, or look for it in the bin.</source>
        <translation>{path} ist nicht mehr da. Datei zurücklegen oder im Papierkorb suchen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/compare_words.py"/>
        <source>{name} is damaged, or not a video that can be read.</source>
        <translation>{name} ist beschädigt oder kein lesbares Video.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/compare_words.py"/>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/compare_words.py"/>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/compare_words.py"/>
        <source>Picture size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/compare_words.py"/>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/compare_words.py"/>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/compare_words.py"/>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/compare_words.py"/>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/compare_words.py"/>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/compare_words.py"/>
        <source>{amount} credits</source>
        <translation>{amount} Credits</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/compare_words.py"/>
        <source>Charged</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/compare_words.py"/>
        <source>Random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_form.py"/>
        <source>Export “{title}”</source>
        <translation>„{title}“ exportieren</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/exports_form.py"/>
        <source>Export %n clips</source>
        <extracomment>Export %n clip</extracomment>
        <translation>
            <numerusform>%n Clip exportieren</numerusform>
            <numerusform>%n Clips exportieren</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_form.py"/>
        <source>First of {count}: {name}</source>
        <translation>Erste von {count}: {name}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_form.py"/>
        <source>Working it out…</source>
        <translation>Wird berechnet …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_naming.py"/>
        <source>What the clip is called</source>
        <translation>Wie der Clip heißt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_naming.py"/>
        <source>The day it was saved</source>
        <translation>Der Tag, an dem er gespeichert wurde</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_naming.py"/>
        <source>The time it was saved</source>
        <translation>Die Uhrzeit, zu der er gespeichert wurde</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_naming.py"/>
        <source>Text, Image, Scenes, Frames or Effects</source>
        <translation>Text, Bild, Szenen, Frames oder Effekte</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_naming.py"/>
        <source>The model</source>
        <translation>Das Modell</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_naming.py"/>
        <source>The effect</source>
        <translation>Der Effekt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_naming.py"/>
        <source>The seed</source>
        <translation>Der Seed</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_naming.py"/>
        <source>The resolution</source>
        <translation>Die Auflösung</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_naming.py"/>
        <source>The aspect ratio</source>
        <translation>Das Format</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_naming.py"/>
        <source>The length</source>
        <translation>Die Länge</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_naming.py"/>
        <source>Its number among several</source>
        <translation>Seine Nummer unter mehreren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_naming.py"/>
        <source>The beginning of its record’s number</source>
        <translation>Der Anfang seiner Vorgangsnummer</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_naming.py"/>
        <source>gentle-waves</source>
        <translation>sanfte-wellen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_notes.py"/>
        <source>Choose a part here, or mark it on the stage.</source>
        <translation>Hier einen Teil wählen oder ihn auf der Bühne markieren.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_notes.py"/>
        <source>{length} in all.</source>
        <translation>{length} insgesamt.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/exports_notes.py"/>
        <source>%n pictures in all.</source>
        <extracomment>%n picture in all.</extracomment>
        <translation>
            <numerusform>%n Bild insgesamt.</numerusform>
            <numerusform>%n Bilder insgesamt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/exports_notes.py"/>
        <source>%n frames</source>
        <extracomment>%n frame</extracomment>
        <translation>
            <numerusform>%n Einzelbild</numerusform>
            <numerusform>%n Einzelbilder</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_notes.py"/>
        <source>{frames} in {shape}</source>
        <translation>{frames} in {shape}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>Copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>Trimmed copy</source>
        <translation>Gekürzte Kopie</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>GIF</source>
        <translation>GIF</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>WebP</source>
        <translation>WebP</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>PNG sequence</source>
        <translation>PNG-Folge</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>Contact sheet</source>
        <translation>Kontaktbogen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>Joined video</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>Edit list</source>
        <translation>Schnittliste</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>The video as it is, with its recipe in it.</source>
        <translation>Das Video, wie es ist, mit seinem Rezept darin.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>A part of the video, with its sound.</source>
        <translation>Ein Teil des Videos, mit seinem Ton.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>A silent moving picture that every program shows; large for what it is.</source>
        <translation>Ein stummes bewegtes Bild, das jedes Programm zeigt; groß für das, was es ist.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>A silent moving picture, far smaller than a GIF; browsers show it.</source>
        <translation>Ein stummes bewegtes Bild, viel kleiner als ein GIF; Browser zeigen es.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>Every frame as a picture, in a folder of its own.</source>
        <translation>Jedes Einzelbild als Bild, in einem eigenen Ordner.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>Frames from first to last in one picture, with their times.</source>
        <translation>Einzelbilder vom ersten bis zum letzten in einem Bild, mit ihren Zeiten.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>The videos one after the other as one MP4.</source>
        <translation>Die Videos nacheinander als ein MP4.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>The clips in order, for an editor to open. It names the files where they are now.</source>
        <translation>Die Clips der Reihe nach, für ein Schnittprogramm. Sie nennt die Dateien, wo sie jetzt sind.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>OpenTimelineIO</source>
        <translation>OpenTimelineIO</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>EDL (CMX 3600)</source>
        <translation>EDL (CMX 3600)</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>Final Cut Pro XML</source>
        <translation>Final Cut Pro XML</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>For DaVinci Resolve, Kdenlive, Blender and others.</source>
        <translation>Für DaVinci Resolve, Kdenlive, Blender und andere.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>For any editor: one track, short names.</source>
        <translation>Für jedes Schnittprogramm: eine Spur, kurze Namen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>For Premiere Pro and DaVinci Resolve.</source>
        <translation>Für Premiere Pro und DaVinci Resolve.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>“{title}” is {other}, the first video {first}. All of it is encoded anew in the size of the first, with black bars where the shape differs.</source>
        <translation>„{title}“ ist {other}, das erste Video {first}. Alles wird in der Größe des ersten neu kodiert, mit schwarzen Balken, wo die Form abweicht.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>“{title}” is in {other}, the first video in {first}. All of it is encoded anew.</source>
        <translation>„{title}“ ist in {other}, das erste Video in {first}. Alles wird neu kodiert.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>“{title}” has {other} frames a second, the first video {first}. All of it is encoded anew.</source>
        <translation>„{title}“ hat {other} Bilder pro Sekunde, das erste Video {first}. Alles wird neu kodiert.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>“{title}” has other colours than the first video. All of it is encoded anew.</source>
        <translation>„{title}“ hat andere Farben als das erste Video. Alles wird neu kodiert.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>“{title}” was encoded in another way than the first video. All of it is encoded anew.</source>
        <translation>„{title}“ wurde anders kodiert als das erste Video. Alles wird neu kodiert.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>The sound of “{title}” is not like that of the first video. The sound is encoded anew, the pictures are copied as they are.</source>
        <translation>Der Ton von „{title}“ ist nicht wie der des ersten Videos. Der Ton wird neu kodiert, die Bilder werden kopiert, wie sie sind.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>The sound of “{title}” ends before its pictures. The sound is encoded anew, the pictures are copied as they are.</source>
        <translation>Der Ton von „{title}“ endet vor den Bildern. Der Ton wird neu kodiert, die Bilder werden kopiert, wie sie sind.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>{title} and {count} more</source>
        <translation>{title} und {count} weitere</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>about {size}</source>
        <translation>etwa {size}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>%n pictures</source>
        <extracomment>%n picture</extracomment>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>Cut at key frames, it begins {earlier} s earlier and ends {later} s later than marked.</source>
        <translation>An Schlüsselbildern geschnitten beginnt es {earlier} s früher und endet {later} s später als markiert.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>Cut at key frames, it begins {earlier} s earlier than marked.</source>
        <translation>An Schlüsselbildern geschnitten beginnt es {earlier} s früher als markiert.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>Cut at key frames, it ends {later} s later than marked.</source>
        <translation>An Schlüsselbildern geschnitten endet es {later} s später als markiert.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>It can be cut just there.</source>
        <translation>Genau dort lässt es sich schneiden.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>All videos agree: everything is copied as it is.</source>
        <translation>Alle Videos passen zusammen: Alles wird kopiert, wie es ist.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>{name} is there already.</source>
        <translation>{name} gibt es schon.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>{count} of {of} files are there already.</source>
        <translation>{count} von {of} Dateien sind schon da.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>{name} is damaged, was cut short, or is not there any more.</source>
        <translation>{name} ist beschädigt, abgeschnitten oder nicht mehr da.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>The rest was cancelled.</source>
        <translation>Der Rest wurde abgebrochen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>{count} of {of} saved in {folder}.</source>
        <translation>{count} von {of} in {folder} gespeichert.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>Saved as {name}.</source>
        <translation>Gespeichert als {name}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>It is {length} long.</source>
        <translation>Es ist {length} lang.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>From {start} s to {end} s, encoded anew.</source>
        <translation>Von {start} s bis {end} s, neu kodiert.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/exports_words.py"/>
        <source>From {start} s to {end} s, copied as it is.</source>
        <translation>Von {start} s bis {end} s, kopiert, wie es ist.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/film_frames.py"/>
        <source>{title} – first frame</source>
        <translation>{title} – erstes Bild</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/film_frames.py"/>
        <source>{title} – last frame</source>
        <translation>{title} – letztes Bild</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/film_frames.py"/>
        <source>{title} – frame at {position}</source>
        <translation>{title} – Bild bei {position}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/finals.py"/>
        <source>Make it at 1080p: {amount} ({difference})…</source>
        <translation>In 1080p erstellen: {amount} ({difference}) …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/finals.py"/>
        <source>The same settings and the same seed as the draft.</source>
        <translation>Dieselben Einstellungen und derselbe Seed wie beim Entwurf.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/finals.py"/>
        <source>The draft had no fixed seed, so this will be another video of the same settings.</source>
        <translation>Der Entwurf hatte keinen festen Seed, daher wird es ein anderes Video mit denselben Einstellungen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/finals.py"/>
        <source>Make it at 1080p</source>
        <translation>In 1080p erstellen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/finals.py"/>
        <source>What the draft cost is not set off.</source>
        <translation>Die Kosten des Entwurfs werden nicht angerechnet.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/finals.py"/>
        <source>{difference} to the price of the draft</source>
        <translation>{difference} gegenüber dem Preis des Entwurfs</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/finals.py"/>
        <source>Generate for {amount}</source>
        <translation>Generieren für {amount}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/folder_watch.py"/>
        <source>Remove from the library</source>
        <translation>Aus der Bibliothek entfernen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/folder_watch.py"/>
        <source>%n videos were moved or renamed.</source>
        <extracomment>1 video was moved.</extracomment>
        <translation>
            <numerusform>1 Video wurde verschoben.</numerusform>
            <numerusform>%n Videos wurden verschoben oder umbenannt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/folder_watch.py"/>
        <source>%n videos are there again.</source>
        <extracomment>1 video is there again.</extracomment>
        <translation>
            <numerusform>1 Video ist wieder da.</numerusform>
            <numerusform>%n Videos sind wieder da.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/folder_watch.py"/>
        <source>%n videos are not there any more: put them back, or remove them from the library.</source>
        <extracomment>1 video is not there any more: put it back, or remove it from the library.</extracomment>
        <translation>
            <numerusform>1 Video ist nicht mehr da: zurücklegen oder aus der Bibliothek entfernen.</numerusform>
            <numerusform>%n Videos sind nicht mehr da: zurücklegen oder aus der Bibliothek entfernen.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/folder_watch.py"/>
        <source>“{before}” was renamed to “{after}”.</source>
        <translation>„{before}“ wurde in „{after}“ umbenannt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/folder_watch.py"/>
        <source>“{name}” was moved to {folder}.</source>
        <translation>„{name}“ wurde nach {folder} verschoben.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form.py"/>
        <source>Looking at the pictures…</source>
        <translation>Bilder werden geprüft …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_files.py"/>
        <source>Copied as {form}, with YOUR_API_KEY in place of the key.</source>
        <translation>Als {form} kopiert, mit YOUR_API_KEY anstelle des Schlüssels.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/form_insertion.py"/>
        <source>%n keyframes are the most.</source>
        <extracomment>1 keyframe is the most.</extracomment>
        <translation>
            <numerusform>Mehr als ein Keyframe geht nicht.</numerusform>
            <numerusform>Mehr als %n Keyframes gehen nicht.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_insertion.py"/>
        <source>No room for more</source>
        <translation>Kein Platz für weitere</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_insertion.py"/>
        <source>Drop to insert as {keyframes}</source>
        <translation>Ablegen, um als {keyframes} einzufügen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_insertion.py"/>
        <source>Drop to add as {keyframes}</source>
        <translation>Ablegen, um als {keyframes} anzufügen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_insertion.py"/>
        <source>Keeps the first {kept}.</source>
        <translation>Behält die ersten {kept}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_insertion.py"/>
        <source>Splits the {whole} transition into {parts}.</source>
        <translation>Teilt den Übergang von {whole} in {parts}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_insertion.py"/>
        <source>{whole} becomes {parts}.</source>
        <translation>Aus {whole} werden {parts}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_insertion.py"/>
        <source>Move here as {keyframes}</source>
        <translation>Hierher verschieben als {keyframes}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_insertion.py"/>
        <source>Lengths and price stay the same.</source>
        <translation>Längen und Preis bleiben gleich.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_insertion.py"/>
        <source>Price stays the same.</source>
        <translation>Der Preis bleibt gleich.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/form_insertion.py"/>
        <source>keyframes {numbers}</source>
        <extracomment>keyframe {numbers}</extracomment>
        <translation>
            <numerusform>Keyframe {numbers}</numerusform>
            <numerusform>Keyframes {numbers}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_insertion.py"/>
        <source>Price changes by {difference}.</source>
        <translation>Der Preis ändert sich um {difference}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_insertion.py"/>
        <source>Same price.</source>
        <translation>Gleicher Preis.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_insertion.py"/>
        <source>Price {difference}.</source>
        <translation>Preis {difference}.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/form_notices.py"/>
        <source>%n more files cannot be used.</source>
        <extracomment>One more file cannot be used.</extracomment>
        <translation>
            <numerusform>Eine weitere Datei ist nicht verwendbar.</numerusform>
            <numerusform>%n weitere Dateien sind nicht verwendbar.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_orders.py"/>
        <source>One video for each ({count}): {amount} credits…</source>
        <translation>Ein Video für jedes ({count}): {amount} Credits …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_orders.py"/>
        <source>The same settings with other seeds, so that each can be made again.</source>
        <translation>Dieselben Einstellungen mit anderen Seeds, damit sich jedes wiederholen lässt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_orders.py"/>
        <source>Seeds {seeds}</source>
        <translation>Seeds {seeds}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_orders.py"/>
        <source>One video for each picture</source>
        <translation>Ein Video für jedes Bild</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_orders.py"/>
        <source>The same settings for each of them.</source>
        <translation>Dieselben Einstellungen für jedes.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/form_orders.py"/>
        <source>Generate %n for {amount}</source>
        <extracomment>Generate %n for {amount}</extracomment>
        <translation>
            <numerusform>1 generieren für {amount}</numerusform>
            <numerusform>%n generieren für {amount}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>Say what should happen. Text needs a prompt.</source>
        <translation>Beschreiben, was geschehen soll. „Text“ braucht einen Prompt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>Say what should move. Image needs a prompt.</source>
        <translation>Beschreiben, was sich bewegen soll. „Bild“ braucht einen Prompt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>Say what should happen. Scenes needs a prompt.</source>
        <translation>Beschreiben, was geschehen soll. „Szenen“ braucht einen Prompt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>{length} {times} {rate} at {resolution}</source>
        <translation>{length} {times} {rate} bei {resolution}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>{length}, the minimum, {times} {rate} at {resolution}</source>
        <translation>{length}, das Minimum, {times} {rate} bei {resolution}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>Precise</source>
        <translation>Genau</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>as shown</source>
        <translation>wie gezeigt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>What your pictures show stays as they show it.</source>
        <translation>Was Ihre Bilder zeigen, bleibt, wie sie es zeigen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>Creative</source>
        <translation>Kreativ</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>may change</source>
        <translation>darf abweichen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>Pika may change what your pictures show, to make it fit the scene.</source>
        <translation>Pika darf ändern, was Ihre Bilder zeigen, damit es in die Szene passt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>Keyframes</source>
        <translation>Keyframes</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>{task} needs a picture.</source>
        <translation>„{task}“ braucht ein Bild.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>To generate, fix %n fields: {fields}</source>
        <extracomment>To generate, fix 1 field: {fields}</extracomment>
        <translation>
            <numerusform>Vor dem Generieren 1 Feld berichtigen: {fields}</numerusform>
            <numerusform>Vor dem Generieren %n Felder berichtigen: {fields}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>choose {noun}</source>
        <translation>{noun} wählen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>add {nouns}</source>
        <translation>{nouns} hinzufügen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>{needs} to generate.</source>
        <translation>{needs}, um zu generieren.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>From {credits} for {length} at {resolution}</source>
        <translation>Ab {credits} für {length} bei {resolution}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>A video of {length} is billed as {charged}, the minimum: {credits} credits.</source>
        <translation>Ein Video von {length} wird wie {charged} berechnet, das Minimum: {credits} Credits.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>{rate} a second</source>
        <translation>{rate} pro Sekunde</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>{task} takes no pictures.</source>
        <translation>„{task}“ nimmt keine Bilder.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>{task} takes {most}, and all places are taken, so none was added.</source>
        <translation>„{task}“ nimmt {most}, und alle Plätze sind belegt, daher wurde keines hinzugefügt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>{task} uses one, so the first was kept.</source>
        <translation>„{task}“ verwendet eines, daher wurde das erste behalten.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>{task} takes {most}, so only the first was kept.</source>
        <translation>„{task}“ nimmt {most}, daher wurde nur das erste behalten.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>{task} takes {most}, so the first {kept} were kept.</source>
        <translation>„{task}“ nimmt {most}, daher wurden die ersten {kept} behalten.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>You dropped %n pictures.</source>
        <extracomment>You dropped 1 picture.</extracomment>
        <translation>
            <numerusform>1 Bild abgelegt.</numerusform>
            <numerusform>%n Bilder abgelegt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>You chose %n pictures.</source>
        <extracomment>You chose 1 picture.</extracomment>
        <translation>
            <numerusform>1 Bild ausgewählt.</numerusform>
            <numerusform>%n Bilder ausgewählt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>You pasted %n pictures.</source>
        <extracomment>You pasted 1 picture.</extracomment>
        <translation>
            <numerusform>1 Bild eingefügt.</numerusform>
            <numerusform>%n Bilder eingefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>Use all %n in {task}</source>
        <extracomment>Use it in {task}</extracomment>
        <translation>
            <numerusform>In „{task}“ verwenden</numerusform>
            <numerusform>Alle %n in „{task}“ verwenden</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>{model}, one price for every effect</source>
        <translation>{model}, ein Preis für jeden Effekt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>{model}, one price for every video</source>
        <translation>{model}, ein Preis für jedes Video</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>{model}, {length} at {resolution}</source>
        <translation>{model}, {length} bei {resolution}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>at least %n keyframes</source>
        <extracomment>at least 1 keyframe</extracomment>
        <translation>
            <numerusform>mindestens 1 Keyframe</numerusform>
            <numerusform>mindestens %n Keyframes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>at least %n pictures</source>
        <extracomment>a picture</extracomment>
        <translation>
            <numerusform>ein Bild</numerusform>
            <numerusform>mindestens %n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>a prompt</source>
        <translation>einen Prompt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>an effect</source>
        <translation>einen Effekt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/form_words.py"/>
        <source>a picture</source>
        <translation>ein Bild</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector.py"/>
        <source>not kept any more</source>
        <translation>nicht mehr aufbewahrt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector.py"/>
        <source>kept by the service only</source>
        <translation>nur beim Dienst aufbewahrt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector.py"/>
        <source>A video that is not in the library any more</source>
        <translation>Ein Video, das nicht mehr in der Bibliothek ist</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>The draft of this final</source>
        <translation>Der Entwurf zu diesem fertigen Video</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>The final of this draft</source>
        <translation>Das fertige Video zu diesem Entwurf</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>The same with another seed</source>
        <translation>Dasselbe mit anderem Seed</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>Made of the same settings</source>
        <translation>Mit denselben Einstellungen gemacht</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>Transition {number}, {length}</source>
        <translation>Übergang {number}, {length}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>Frames</source>
        <translation>Frames</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>Took</source>
        <translation>Dauerte</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>Record</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>{rate} frames a second</source>
        <translation>{rate} Bilder pro Sekunde</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>with sound</source>
        <translation>mit Ton</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>no sound</source>
        <translation>ohne Ton</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>Keyframe {number}</source>
        <translation>Keyframe {number}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>Picture {number}</source>
        <translation>Bild {number}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>Begun with its {frame}</source>
        <translation>Begonnen mit seinem {frame}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>{picture}: its {frame}</source>
        <translation>{picture}: sein {frame}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>Begun with the {frame} of this</source>
        <translation>Begonnen mit dem {frame} von diesem</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>{picture}: the {frame} of this</source>
        <translation>{picture}: das {frame} von diesem</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>Credits</source>
        <translation>Credits</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>the cost of %n videos</source>
        <extracomment>the cost of 1 video</extracomment>
        <translation>
            <numerusform>die Kosten von 1 Video</numerusform>
            <numerusform>die Kosten von %n Videos</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>ddd d MMM yyyy</source>
        <translation>ddd, d. MMM yyyy</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>{date}, {time}</source>
        <translation>{date}, {time}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>{amount} credits, for practice</source>
        <translation>{amount} Credits, zur Übung</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>{amount}, the published price</source>
        <translation>{amount}, laut Preisliste</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>Estimated</source>
        <translation>Geschätzt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>first frame</source>
        <translation>ersten Einzelbild</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>last frame</source>
        <translation>letzten Einzelbild</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>frame at {position}</source>
        <translation>Einzelbild bei {position}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>{task}, %n keyframes</source>
        <extracomment>{task}, 1 keyframe</extracomment>
        <translation>
            <numerusform>{task}, 1 Keyframe</numerusform>
            <numerusform>{task}, %n Keyframes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/inspector_words.py"/>
        <source>{task}, %n pictures</source>
        <extracomment>{task}, 1 picture</extracomment>
        <translation>
            <numerusform>{task}, 1 Bild</numerusform>
            <numerusform>{task}, %n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs.py"/>
        <source>“{title}” is hidden. It was started and charged already; Pikadesk keeps its result.</source>
        <translation>„{title}“ ist ausgeblendet. Es ist schon begonnen und berechnet; Pikadesk behält das Ergebnis.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs.py"/>
        <source>“{title}” is hidden. It was started already; Pikadesk keeps its result.</source>
        <translation>„{title}“ ist ausgeblendet. Es ist schon begonnen; Pikadesk behält das Ergebnis.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_claims.py"/>
        <source>charged, by what I found</source>
        <translation>berechnet, laut eigener Prüfung</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_claims.py"/>
        <source>not charged, by what I found</source>
        <translation>nicht berechnet, laut eigener Prüfung</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_claims.py"/>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_claims.py"/>
        <source>Asked for at</source>
        <translation>Angefordert am</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_claims.py"/>
        <source>Sent at</source>
        <translation>Gesendet am</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_claims.py"/>
        <source>Made at</source>
        <translation>Fertig am</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_claims.py"/>
        <source>In this state since</source>
        <translation>In diesem Zustand seit</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_claims.py"/>
        <source>Ended at</source>
        <translation>Beendet am</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_claims.py"/>
        <source>none was given</source>
        <translation>keiner genannt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_claims.py"/>
        <source>Request hash (SHA-256)</source>
        <translation>Prüfsumme der Anfrage (SHA-256)</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_claims.py"/>
        <source>Published price</source>
        <translation>Veröffentlichter Preis</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_claims.py"/>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_claims.py"/>
        <source>Charged, by the service's answer</source>
        <translation>Laut Antwort des Dienstes berechnet</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_claims.py"/>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_claims.py"/>
        <source>Charge</source>
        <translation>Berechnung</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_ended.py"/>
        <source>Saved {time}</source>
        <translation>Gespeichert {time}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_ended.py"/>
        <source>charged</source>
        <translation>berechnet</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_ended.py"/>
        <source>Cancelled, not sent</source>
        <translation>Abgebrochen, nicht gesendet</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_ended.py"/>
        <source>not charged</source>
        <translation>nicht berechnet</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_ended.py"/>
        <source>No video made</source>
        <translation>Kein Video entstanden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_ended.py"/>
        <source>held in your spend</source>
        <translation>vorgemerkt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_ended.py"/>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_ended.py"/>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_ended.py"/>
        <source>not counted</source>
        <translation>nicht gezählt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_ended.py"/>
        <source>The service gave it no number, so Pikadesk cannot check again.</source>
        <translation>Der Dienst hat keine Nummer dafür genannt, daher kann Pikadesk nicht nachfragen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_ended.py"/>
        <source>Maybe charged</source>
        <translation>Vielleicht berechnet</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_ended.py"/>
        <source>Marked as charged</source>
        <translation>Als berechnet markiert</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_ended.py"/>
        <source>Marked as not charged</source>
        <translation>Als nicht berechnet markiert</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_ended.py"/>
        <source>up to {amount}</source>
        <translation>bis zu {amount}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_groups.py"/>
        <source>Needs attention</source>
        <translation>Braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_groups.py"/>
        <source>Running</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_groups.py"/>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_groups.py"/>
        <source>Finished today</source>
        <translation>Heute fertig</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_groups.py"/>
        <source>{count} of {most} at a time</source>
        <translation>{count} von {most} zugleich</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_groups.py"/>
        <source>{count} · {spent} credits</source>
        <translation>{count} · {spent} Credits</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/jobs_groups.py"/>
        <source>%n need attention</source>
        <extracomment>1 needs attention</extracomment>
        <translation>
            <numerusform>1 braucht Aufmerksamkeit</numerusform>
            <numerusform>%n brauchen Aufmerksamkeit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/jobs_groups.py"/>
        <source>%n uploading</source>
        <extracomment>1 uploading</extracomment>
        <translation>
            <numerusform>1 wird hochgeladen</numerusform>
            <numerusform>%n werden hochgeladen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/jobs_groups.py"/>
        <source>%n generating</source>
        <extracomment>1 generating</extracomment>
        <translation>
            <numerusform>1 wird generiert</numerusform>
            <numerusform>%n werden generiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/jobs_groups.py"/>
        <source>%n downloading</source>
        <extracomment>1 downloading</extracomment>
        <translation>
            <numerusform>1 wird heruntergeladen</numerusform>
            <numerusform>%n werden heruntergeladen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/jobs_groups.py"/>
        <source>%n running</source>
        <extracomment>1 running</extracomment>
        <translation>
            <numerusform>1 in Arbeit</numerusform>
            <numerusform>%n in Arbeit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/jobs_news.py"/>
        <source>%n waiting</source>
        <extracomment>1 waiting</extracomment>
        <translation>
            <numerusform>1 wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_news.py"/>
        <source>new jobs are paused</source>
        <translation>neue Aufträge pausieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_news.py"/>
        <source>Pikadesk: {state}</source>
        <translation>Pikadesk: {state}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_news.py"/>
        <source>nothing runs</source>
        <translation>nichts in Arbeit</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_news.py"/>
        <source>The video is saved.</source>
        <translation>Das Video ist gespeichert.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>Disk full</source>
        <translation>Datenträger voll</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>Folder not writable</source>
        <translation>Ordner nicht beschreibbar</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>Disk trouble</source>
        <translation>Datenträgerfehler</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>sent again</source>
        <translation>erneut gesendet</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>final</source>
        <translation>endgültig</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>variation</source>
        <translation>Variante</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>Another Pikadesk works on it</source>
        <translation>Ein anderes Pikadesk arbeitet daran</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>for practice</source>
        <translation>zur Übung</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>hidden</source>
        <translation>ausgeblendet</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>not sent yet</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>Starts when a running job ends. Not sent, not charged.</source>
        <translation>Beginnt, wenn ein laufender Auftrag endet. Nicht gesendet, nicht berechnet.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>New jobs are paused. Not sent, not charged.</source>
        <translation>Neue Aufträge pausieren. Nicht gesendet, nicht berechnet.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>Does not begin by itself before the next start. Not sent, not charged.</source>
        <translation>Beginnt vor dem nächsten Start nicht von selbst. Nicht gesendet, nicht berechnet.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>The service asks to wait. It is sent at {time}; nothing was charged.</source>
        <translation>Der Dienst bittet zu warten. Gesendet wird um {time}; nichts wurde berechnet.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>Sending</source>
        <translation>Senden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>Uploading</source>
        <translation>Hochladen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>Generating</source>
        <translation>Generieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>Downloading</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>The service goes on with the video. Asking again is free.</source>
        <translation>Der Dienst arbeitet am Video weiter. Erneutes Abfragen ist kostenlos.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>Not asked now</source>
        <translation>Zurzeit nicht abgefragt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>Can’t be cancelled once sent</source>
        <translation>Nach dem Senden nicht abbrechbar</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>Generated</source>
        <translation>Generiert</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>Generated in {time}</source>
        <translation>Generiert in {time}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>Pikadesk goes on by itself as soon as there is room.</source>
        <translation>Pikadesk macht von selbst weiter, sobald Platz ist.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>Pikadesk goes on by itself as soon as it can be written.</source>
        <translation>Pikadesk macht von selbst weiter, sobald er beschreibbar ist.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>The video is made and paid for.</source>
        <translation>Das Video ist fertig und bezahlt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>Download failed</source>
        <translation>Herunterladen gescheitert</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>Not downloaded yet</source>
        <translation>Noch nicht heruntergeladen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_reading.py"/>
        <source>Uploaded</source>
        <translation>Hochgeladen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_words.py"/>
        <source>Connection lost after sending at {time}.</source>
        <translation>Verbindung nach dem Senden um {time} verloren.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_words.py"/>
        <source>No answer came after sending at {time}.</source>
        <translation>Nach dem Senden um {time} kam keine Antwort.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_words.py"/>
        <source>The service answered HTTP {status} after sending at {time}.</source>
        <translation>Der Dienst hat nach dem Senden um {time} mit HTTP {status} geantwortet.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_words.py"/>
        <source>Pikadesk was stopped while sending at {time}.</source>
        <translation>Pikadesk wurde beim Senden um {time} beendet.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_words.py"/>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_words.py"/>
        <source>{date} {time}</source>
        <translation>{date}, {time}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_words.py"/>
        <source>Longer than usual</source>
        <translation>Länger als üblich</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_words.py"/>
        <source>{quick}–{slow}</source>
        <translation>{quick}–{slow}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_words.py"/>
        <source>Usually {usual}, from your last {count}</source>
        <translation>Meist {usual}, laut den letzten {count}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_words.py"/>
        <source>Longer than usual: {usual}, from your last {count}</source>
        <translation>Länger als üblich: {usual}, laut den letzten {count}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_words.py"/>
        <source>Outcome unknown. Pikadesk will not send it again by itself.</source>
        <translation>Ausgang unbekannt. Pikadesk sendet es nicht von sich aus noch einmal.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_words.py"/>
        <source>Downloading again is free. If it comes like this again, claim it with the claim details.</source>
        <translation>Erneut herunterladen ist kostenlos. Kommt es wieder so an, mit den Angaben zur Reklamation reklamieren.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_words.py"/>
        <source>What came is not a playable video.</source>
        <translation>Was ankam, ist kein abspielbares Video.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_words.py"/>
        <source>Downloading is free.</source>
        <translation>Das Herunterladen ist kostenlos.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_words.py"/>
        <source>Downloading again is free.</source>
        <translation>Erneutes Herunterladen ist kostenlos.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_words.py"/>
        <source>“Download again” asks for a fresh one, which is free.</source>
        <translation>„Erneut herunterladen“ fragt kostenlos nach einem neuen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_words.py"/>
        <source>The service gave no number to ask for a fresh one: claim the video with the claim details.</source>
        <translation>Der Dienst hat keine Nummer genannt, mit der ein neuer abfragbar wäre: Das Video mit den Angaben zur Reklamation reklamieren.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_words.py"/>
        <source>Its link does not work any more.</source>
        <translation>Der Link gilt nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_words.py"/>
        <source>Its link ended at {time}.</source>
        <translation>Der Link galt bis {time}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_words.py"/>
        <source>The download stopped at {place}.</source>
        <translation>Das Herunterladen endete bei {place}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_words.py"/>
        <source>The download stopped at {place} and its link works until {time}.</source>
        <translation>Das Herunterladen endete bei {place}, und der Link gilt bis {time}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/jobs_words.py"/>
        <source>Its link works until {time}.</source>
        <translation>Der Link gilt bis {time}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/key_words.py"/>
        <source>Looking for it…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/key_words.py"/>
        <source>None yet</source>
        <translation>Noch keiner</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/key_words.py"/>
        <source>In the system keychain</source>
        <translation>Im Schlüsselbund des Systems</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/key_words.py"/>
        <source>For this session only: no keychain here</source>
        <translation>Nur für diese Sitzung: kein Schlüsselbund vorhanden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/key_words.py"/>
        <source>For this session only: from PIKADESK_API_KEY</source>
        <translation>Nur für diese Sitzung: aus PIKADESK_API_KEY</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/key_words.py"/>
        <source>Asking the service, free of charge…</source>
        <translation>Anfrage beim Dienst, kostenlos …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/key_words.py"/>
        <source>The service takes this key.</source>
        <translation>Der Dienst akzeptiert diesen Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/key_words.py"/>
        <source>The service does not take this key. It was not kept.</source>
        <translation>Der Dienst akzeptiert diesen Schlüssel nicht. Er wurde nicht gespeichert.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/key_words.py"/>
        <source>The key is kept, but could not be checked now.</source>
        <translation>Der Schlüssel ist gespeichert, war aber jetzt nicht prüfbar.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library.py"/>
        <source>That is the video itself: it is saved there already.</source>
        <translation>Das ist das Video selbst: Es ist dort schon gespeichert.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library.py"/>
        <source>Saved as {path}.</source>
        <translation>Gespeichert als {path}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library.py"/>
        <source>{path} could not be written. Choose another folder.</source>
        <translation>{path} war nicht beschreibbar. Anderen Ordner wählen.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/library_bin.py"/>
        <source>%n videos were moved to the bin.</source>
        <extracomment>Moved to the bin.</extracomment>
        <translation>
            <numerusform>In den Papierkorb bewegt.</numerusform>
            <numerusform>%n Videos wurden in den Papierkorb bewegt.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_bin.py"/>
        <source>{names} could not be moved to the bin: the system has none for this folder. Remove it from the library only, and its file stays where it is?</source>
        <translation>{names} ließ sich nicht in den Papierkorb bewegen: Das System hat keinen für diesen Ordner. Nur aus der Bibliothek entfernen, und die Datei bleibt, wo sie ist?</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/library_bin.py"/>
        <source>%n videos were removed from the library; their files stay where they are.</source>
        <extracomment>Removed from the library; its file stays where it is.</extracomment>
        <translation>
            <numerusform>Aus der Bibliothek entfernt; die Datei bleibt, wo sie ist.</numerusform>
            <numerusform>%n Videos wurden aus der Bibliothek entfernt; ihre Dateien bleiben, wo sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_bin.py"/>
        <source>{name} is not in the bin any more.</source>
        <translation>{name} ist nicht mehr im Papierkorb.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_bin.py"/>
        <source>There is another file of that name by now: the video has a new one.</source>
        <translation>Es gibt inzwischen eine andere Datei dieses Namens: Das Video hat einen neuen.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/library_bin.py"/>
        <source>%n videos are back in the library.</source>
        <extracomment>1 video is back in the library.</extracomment>
        <translation>
            <numerusform>1 Video ist wieder in der Bibliothek.</numerusform>
            <numerusform>%n Videos sind wieder in der Bibliothek.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_bin.py"/>
        <source>{names} and {count} more</source>
        <translation>{names} und {count} weitere</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_cards.py"/>
        <source>starred</source>
        <translation>mit Stern</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_cards.py"/>
        <source>tags: {tags}</source>
        <translation>Schlagwörter: {tags}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_cards.py"/>
        <source>Tags: {tags}</source>
        <translation>Schlagwörter: {tags}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_cards.py"/>
        <source>{task}, final</source>
        <translation>{task}, final</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_cards.py"/>
        <source>file not found</source>
        <translation>Datei nicht gefunden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_imports.py"/>
        <source>Cannot be read: {names}.</source>
        <translation>Nicht lesbar: {names}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_imports.py"/>
        <source>Not a video: {names}.</source>
        <translation>Kein Video: {names}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_imports.py"/>
        <source>Damaged, so that it breaks off or cannot be played: {names}.</source>
        <translation>Beschädigt, bricht ab oder lässt sich nicht abspielen: {names}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_imports.py"/>
        <source>Importing videos: {percent}</source>
        <translation>Videos werden importiert: {percent}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_imports.py"/>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/library_imports.py"/>
        <source>%n videos were added.</source>
        <extracomment>1 video was added.</extracomment>
        <translation>
            <numerusform>1 Video wurde hinzugefügt.</numerusform>
            <numerusform>%n Videos wurden hinzugefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/library_imports.py"/>
        <source>%n videos were found again.</source>
        <extracomment>1 video was found again.</extracomment>
        <translation>
            <numerusform>1 Video wurde wiedergefunden.</numerusform>
            <numerusform>%n Videos wurden wiedergefunden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/library_imports.py"/>
        <source>%n were here already.</source>
        <extracomment>1 was here already.</extracomment>
        <translation>
            <numerusform>1 war schon da.</numerusform>
            <numerusform>%n waren schon da.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_imports.py"/>
        <source>The rest was left.</source>
        <translation>Der Rest wurde gelassen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_imports.py"/>
        <source>There are no videos there.</source>
        <translation>Dort sind keine Videos.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_marks.py"/>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_marks.py"/>
        <source>Take the star away</source>
        <translation>Stern wegnehmen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_marks.py"/>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_marks.py"/>
        <source>Add to “{name}”</source>
        <translation>Zu „{name}“ hinzufügen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_marks.py"/>
        <source>Remove from “{name}”</source>
        <translation>Aus „{name}“ entfernen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_marks.py"/>
        <source>Rename “{name}”</source>
        <translation>„{name}“ umbenennen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_search.py"/>
        <source>Any date</source>
        <translation>Jedes Datum</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_search.py"/>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_search.py"/>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_search.py"/>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_search.py"/>
        <source>Last 365 days</source>
        <translation>Letzte 365 Tage</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_search.py"/>
        <source>Any length</source>
        <translation>Jede Länge</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_search.py"/>
        <source>Up to 5 s</source>
        <translation>Bis 5 s</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_search.py"/>
        <source>6 to 10 s</source>
        <translation>6 bis 10 s</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_search.py"/>
        <source>Over 10 s</source>
        <translation>Über 10 s</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_search.py"/>
        <source>Newest</source>
        <translation>Neueste</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_search.py"/>
        <source>Oldest</source>
        <translation>Älteste</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_search.py"/>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_search.py"/>
        <source>Longest</source>
        <translation>Längste</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_search.py"/>
        <source>Shortest</source>
        <translation>Kürzeste</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_search.py"/>
        <source>Most credits</source>
        <translation>Meiste Credits</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_search.py"/>
        <source>Tag: {tag}</source>
        <translation>Schlagwort: {tag}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_search.py"/>
        <source>Collection: {name}</source>
        <translation>Sammlung: {name}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_search.py"/>
        <source>Folder: {name}</source>
        <translation>Ordner: {name}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_words.py"/>
        <source>seed {seed}</source>
        <translation>Seed {seed}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_words.py"/>
        <source>Just now</source>
        <translation>Gerade eben</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_words.py"/>
        <source>{minutes} min ago</source>
        <translation>vor {minutes} min</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_words.py"/>
        <source>{hours} h ago</source>
        <translation>vor {hours} h</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_words.py"/>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/library_words.py"/>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/openings.py"/>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/openings.py"/>
        <source>Use their last frames</source>
        <translation>Ihre letzten Einzelbilder verwenden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/openings.py"/>
        <source>Import the videos in {name} into the library? Their files stay where they are.</source>
        <translation>Die Videos in {name} in die Bibliothek importieren? Ihre Dateien bleiben, wo sie sind.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/openings.py"/>
        <source>Import these %n into the library? Their files stay where they are.</source>
        <extracomment>Import it into the library? Its file stays where it is.</extracomment>
        <translation>
            <numerusform>In die Bibliothek importieren? Die Datei bleibt, wo sie ist.</numerusform>
            <numerusform>Diese %n in die Bibliothek importieren? Ihre Dateien bleiben, wo sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/openings.py"/>
        <source>Import it into the library</source>
        <translation>In die Bibliothek importieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/openings.py"/>
        <source>Use its last frame</source>
        <translation>Sein letztes Einzelbild verwenden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/openings.py"/>
        <source>{name} carries settings that cannot be read.</source>
        <translation>{name} trägt Einstellungen, die nicht lesbar sind.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/openings.py"/>
        <source>{name} does not say how it was made.</source>
        <translation>{name} sagt nicht, wie es gemacht wurde.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/openings.py"/>
        <source>The settings that made {name} are in the form; undo brings back what was there.</source>
        <translation>Die Einstellungen, mit denen {name} gemacht wurde, sind im Formular; Rückgängig bringt zurück, was dort war.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/openings.py"/>
        <source>Use its last frame instead</source>
        <translation>Stattdessen sein letztes Einzelbild verwenden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/openings.py"/>
        <source>{name} was not opened.</source>
        <translation>{name} wurde nicht geöffnet.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/openings.py"/>
        <source>%n more problems.</source>
        <extracomment>One more problem.</extracomment>
        <translation>
            <numerusform>Noch ein Problem.</numerusform>
            <numerusform>Noch %n Probleme.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/openings.py"/>
        <source>They are not such as Pikadesk writes.</source>
        <translation>Sie sind nicht so, wie Pikadesk sie schreibt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/ordering.py"/>
        <source>This is over your limit</source>
        <translation>Das übersteigt das Limit</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/ordering.py"/>
        <source>Spend {amount} this once</source>
        <translation>Dieses eine Mal {amount} ausgeben</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/ordering.py"/>
        <source>This may charge you twice</source>
        <translation>Vielleicht wird es doppelt berechnet</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/ordering.py"/>
        <source>Send again for {amount}</source>
        <translation>Erneut senden für {amount}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/ordering.py"/>
        <source>You have this one already</source>
        <translation>Dieses Video ist schon da</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/ordering.py"/>
        <source>Generate again for {amount}</source>
        <translation>Erneut generieren für {amount}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/ordering.py"/>
        <source>Generate %n videos?</source>
        <extracomment>Generate this video?</extracomment>
        <translation>
            <numerusform>1 Video generieren?</numerusform>
            <numerusform>%n Videos generieren?</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/presets.py"/>
        <source>There is a preset of the name {name} already.</source>
        <translation>Eine Vorlage mit dem Namen {name} gibt es schon.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/recall.py"/>
        <source>It was imported, and its file does not say how it was made.</source>
        <translation>Es wurde importiert, und seine Datei sagt nicht, wie es gemacht wurde.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/recall.py"/>
        <source>Only its transitions have prompts: use all of its settings instead.</source>
        <translation>Nur seine Übergänge haben Prompts: stattdessen alle Einstellungen verwenden.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/recall.py"/>
        <source>It was made without a prompt.</source>
        <translation>Es wurde ohne Prompt gemacht.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/recall.py"/>
        <source>The service chose its seed, and does not say which.</source>
        <translation>Der Dienst hat seinen Seed gewählt und sagt nicht, welchen.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/presenters/recall.py"/>
        <source>{names} are not kept any more: choose others in their places. The rest is filled in.</source>
        <extracomment>{names} is not kept any more: choose another picture in its place. The rest is filled in.</extracomment>
        <translation>
            <numerusform>{names} wird nicht mehr aufbewahrt: ein anderes Bild an seiner Stelle wählen. Der Rest ist eingetragen.</numerusform>
            <numerusform>{names} werden nicht mehr aufbewahrt: andere an ihrer Stelle wählen. Der Rest ist eingetragen.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/spending.py"/>
        <source>spent this month</source>
        <translation>diesen Monat ausgegeben</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/spending.py"/>
        <source>spent or held this month</source>
        <translation>diesen Monat ausgegeben oder vorgemerkt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/spending.py"/>
        <source>{amount} {standing}</source>
        <translation>{amount} {standing}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/spending.py"/>
        <source>Last known balance: {amount} credits. The service told it when a video needed more ({age}).</source>
        <translation>Zuletzt bekanntes Guthaben: {amount} Credits, laut Dienst, als ein Video mehr brauchte ({age}).</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/spending.py"/>
        <source>nothing spent</source>
        <translation>nichts ausgegeben</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/spending.py"/>
        <source>As the service said</source>
        <translation>Laut Dienst</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/spending.py"/>
        <source>By the published price</source>
        <translation>Nach veröffentlichtem Preis</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/spending.py"/>
        <source>{amount} M</source>
        <translation>{amount} Mio.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/spending.py"/>
        <source>{amount} k</source>
        <translation>{amount} Tsd.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/spending.py"/>
        <source>spent</source>
        <translation>ausgegeben</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/spending.py"/>
        <source>held</source>
        <translation>vorgemerkt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/spending.py"/>
        <source>maybe charged</source>
        <translation>vielleicht berechnet</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/spending.py"/>
        <source>{amount} of your {limit} for today left after this</source>
        <translation>danach heute noch {amount} von {limit} übrig</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/spending.py"/>
        <source>{amount} of your {limit} budget left after this</source>
        <translation>danach noch {amount} vom Budget von {limit} übrig</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/spending.py"/>
        <source>{amount} of your {limit} in all left after this</source>
        <translation>danach insgesamt noch {amount} von {limit} übrig</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/spending.py"/>
        <source>{amount} over your limit of {limit} a day</source>
        <translation>{amount} über dem Limit von {limit} am Tag</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/spending.py"/>
        <source>{amount} over your limit of {limit} a month</source>
        <translation>{amount} über dem Limit von {limit} im Monat</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/spending.py"/>
        <source>{amount} over your limit of {limit} in all</source>
        <translation>{amount} über dem Limit von insgesamt {limit}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/window.py"/>
        <source>{task} takes no pictures, so it was taken to {other}.</source>
        <translation>„{task}“ nimmt keine Bilder, daher ging es zu „{other}“.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/window_fates.py"/>
        <source>On its way to the service right now. If Pikadesk quits before the answer, the outcome is unknown: it may be charged, and its video may be lost.</source>
        <translation>Gerade auf dem Weg zum Dienst. Endet Pikadesk vor der Antwort, ist der Ausgang unbekannt: Vielleicht wird es berechnet, und das Video geht verloren.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/window_fates.py"/>
        <source>Paid for, and the disk does not take the service's answer. If Pikadesk quits before it does, its video may be lost.</source>
        <translation>Bezahlt, und der Datenträger nimmt die Antwort des Dienstes nicht an. Endet Pikadesk vorher, geht das Video vielleicht verloren.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/window_fates.py"/>
        <source>Goes on with the service, and is fetched at the next start.</source>
        <translation>Läuft beim Dienst weiter und wird beim nächsten Start abgeholt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/window_fates.py"/>
        <source>Paid for. The download goes on at the next start.</source>
        <translation>Bezahlt. Das Herunterladen geht beim nächsten Start weiter.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/window_fates.py"/>
        <source>Not sent, not charged. Goes on at the next start.</source>
        <translation>Nicht gesendet, nicht berechnet. Geht beim nächsten Start weiter.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/presenters/window_fates.py"/>
        <source>Not sent, not charged. Stays in the queue, which is paused.</source>
        <translation>Nicht gesendet, nicht berechnet. Bleibt in der Warteschlange, die pausiert.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/text.py"/>
        <source>Pika {model}</source>
        <translation>Pika {model}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/text.py"/>
        <source>same price</source>
        <translation>gleicher Preis</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/text.py"/>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/text.py"/>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/text.py"/>
        <source>{size} KB</source>
        <translation>{size} KB</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/text.py"/>
        <source>{first} and {last}</source>
        <translation>{first} und {last}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/batch_dialog.py"/>
        <source>How many videos</source>
        <translation>Wie viele Videos</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/batch_dialog.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/batch_dialog.py"/>
        <source>videos</source>
        <translation>Videos</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/batch_dialog.py"/>
        <source>credits</source>
        <translation>Credits</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/composer_menu.py"/>
        <source>Recipes, and videos that carry one (*.json *.mp4)</source>
        <translation>Rezepte und Videos, die eines tragen (*.json *.mp4)</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/composer_menu.py"/>
        <source>Recipes (*.json)</source>
        <translation>Rezepte (*.json)</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/composer_menu.py"/>
        <source>Save settings as preset…</source>
        <translation>Einstellungen als Vorlage speichern …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/composer_menu.py"/>
        <source>Presets…</source>
        <translation>Vorlagen …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/composer_menu.py"/>
        <source>Use preset</source>
        <translation>Vorlage verwenden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/composer_menu.py"/>
        <source>Open recipe…</source>
        <translation>Rezept öffnen …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/composer_menu.py"/>
        <source>Save recipe…</source>
        <translation>Rezept speichern …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/composer_menu.py"/>
        <source>Copy request as</source>
        <translation>Anfrage kopieren als</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/composer_menu.py"/>
        <source>Replacing it cannot be undone.</source>
        <translation>Das Ersetzen lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/composer_menu.py"/>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/composer_menu.py"/>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/composer_presets.py"/>
        <source>Save settings as preset</source>
        <translation>Einstellungen als Vorlage speichern</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/composer_presets.py"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/composer_presets.py"/>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/composer_presets.py"/>
        <source>Everything but the pictures and what joins them.</source>
        <translation>Alles außer den Bildern und ihren Übergängen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/composer_presets.py"/>
        <source>There is one of this name: it is replaced.</source>
        <translation>Eine mit diesem Namen gibt es schon: Sie wird ersetzt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/composer_presets.py"/>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/composer_presets.py"/>
        <source>There are no presets for this task.</source>
        <translation>Für diese Aufgabe gibt es keine Vorlagen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/composer_presets.py"/>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/composer_presets.py"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/composer_presets.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/composer_presets.py"/>
        <source>{name} was deleted.</source>
        <translation>{name} wurde gelöscht.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/controls/fields.py"/>
        <source>New seed</source>
        <translation>Neuer Seed</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/controls/fields.py"/>
        <source>Keep seed</source>
        <translation>Seed behalten</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/controls/fields.py"/>
        <source>Kept</source>
        <translation>Bleibt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/controls/fields.py"/>
        <source>New each time</source>
        <translation>Jedes Mal neu</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/controls/numbers.py"/>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/controls/prompts.py"/>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/card_list.py"/>
        <source>Remove all</source>
        <translation>Alle entfernen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/cards.py"/>
        <source>Not there any more</source>
        <translation>Nicht mehr da</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/cards.py"/>
        <source>Cannot be used</source>
        <translation>Nicht verwendbar</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/choice.py"/>
        <source>{count}, all the same price</source>
        <translation>{count}, alle zum selben Preis</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/mime.py"/>
        <source>{words} (last frame)</source>
        <translation>{words} (letztes Bild)</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/mime.py"/>
        <source>Takes the last frame</source>
        <translation>Nimmt das letzte Bild</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/mime.py"/>
        <source>Takes last frames of videos</source>
        <translation>Nimmt die letzten Bilder von Videos</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/mime.py"/>
        <source>The last frame of the video is taken.</source>
        <translation>Das letzte Bild des Videos wird genommen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/mime.py"/>
        <source>Of each video, the last frame is taken.</source>
        <translation>Von jedem Video wird das letzte Bild genommen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/mime.py"/>
        <source>A folder, not a picture</source>
        <translation>Ein Ordner, kein Bild</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/mime.py"/>
        <source>Not a picture</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/mime.py"/>
        <source>No pictures</source>
        <translation>Keine Bilder</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/notes.py"/>
        <source>Pictures {numbers} are converted to JPEG or PNG.</source>
        <translation>Die Bilder {numbers} werden in JPEG oder PNG umgewandelt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/picture_editor.py"/>
        <source>Fetching</source>
        <translation>Wird geholt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/picture_editor.py"/>
        <source>Fetching a picture from {host}…</source>
        <translation>Ein Bild wird von {host} geholt …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/picture_editor.py"/>
        <source>Choose picture…</source>
        <translation>Bild wählen …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/picture_editor.py"/>
        <source>Choose pictures…</source>
        <translation>Bilder wählen …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/picture_editor.py"/>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/picture_editor.py"/>
        <source>More for this form</source>
        <translation>Mehr für dieses Formular</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/picture_editor.py"/>
        <source>Drop to add the picture</source>
        <translation>Ablegen, um das Bild hinzuzufügen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/picture_editor.py"/>
        <source>Drop to add the pictures</source>
        <translation>Ablegen, um die Bilder hinzuzufügen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/picture_editor.py"/>
        <source>Replace…</source>
        <translation>Ersetzen …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/picture_editor.py"/>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/picture_menu.py"/>
        <source>No program on this computer opens {name}.</source>
        <translation>Kein Programm auf diesem Computer öffnet {name}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/picture_menu.py"/>
        <source>{name} is in {folder}, which could not be opened.</source>
        <translation>{name} liegt in {folder}; dieser Ordner ließ sich nicht öffnen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/prompt.py"/>
        <source>Describe the video, for example: gentle waves at sunset, wide shot, slow forward drift</source>
        <translation>Das Video beschreiben, zum Beispiel: sanfte Wellen bei Sonnenuntergang, Totale, langsame Fahrt nach vorn</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/prompt.py"/>
        <source>Describe the motion, for example: balloons rise slowly, mist drifts</source>
        <translation>Die Bewegung beschreiben, zum Beispiel: Ballons steigen langsam auf, Nebel zieht</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/prompt.py"/>
        <source>Describe the scene that brings the pictures together</source>
        <translation>Die Szene beschreiben, die die Bilder zusammenbringt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/prompt.py"/>
        <source>Describe the whole video, or leave it empty</source>
        <translation>Das ganze Video beschreiben oder leer lassen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/prompt.py"/>
        <source>Describe the mood or the light, or leave it empty</source>
        <translation>Stimmung oder Licht beschreiben oder leer lassen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/prompt.py"/>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/prompt.py"/>
        <source>Earlier prompts</source>
        <translation>Frühere Prompts</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/prompt.py"/>
        <source>for the whole video, optional</source>
        <translation>für das ganze Video, freiwillig</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/prompt.py"/>
        <source>optional</source>
        <translation>freiwillig</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/prompt.py"/>
        <source>Negative prompt</source>
        <translation>Negativer Prompt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/prompt.py"/>
        <source>What should not be in the video</source>
        <translation>Was nicht im Video sein soll</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/prompt_list.py"/>
        <source>Search earlier prompts</source>
        <translation>Frühere Prompts durchsuchen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/prompt_list.py"/>
        <source>No earlier prompt has these words.</source>
        <translation>Kein früherer Prompt enthält diese Wörter.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/prompt_list.py"/>
        <source>Prompts are remembered once they were sent.</source>
        <translation>Prompts werden gemerkt, sobald sie gesendet sind.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/prompt_list.py"/>
        <source>Use again: {prompt}</source>
        <translation>Wieder verwenden: {prompt}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/prompt_list.py"/>
        <source>Recent prompts</source>
        <translation>Letzte Prompts</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/seed.py"/>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/single.py"/>
        <source>Drop a picture here</source>
        <translation>Ein Bild hier ablegen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/single.py"/>
        <source>The video begins with it and takes its shape.</source>
        <translation>Erstes Bild und Format des Videos.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/single.py"/>
        <source>{count} of 1</source>
        <translation>{count} von 1</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/single.py"/>
        <source>Remove picture</source>
        <translation>Bild entfernen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/single.py"/>
        <source>Drop to replace the picture</source>
        <translation>Ablegen, um das Bild zu ersetzen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/sources.py"/>
        <source>Choose pictures</source>
        <translation>Bilder wählen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/sources.py"/>
        <source>Choose a picture</source>
        <translation>Bild wählen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/sources.py"/>
        <source>Pictures, and videos for their last frame ({formats})</source>
        <translation>Bilder, und Videos für ihr letztes Bild ({formats})</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/sources.py"/>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/sources.py"/>
        <source>What was dropped holds no picture.</source>
        <translation>Im Abgelegten ist kein Bild.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/sources.py"/>
        <source>The clipboard holds no picture.</source>
        <translation>In der Zwischenablage ist kein Bild.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/storyboard.py"/>
        <source>Same length for every transition</source>
        <translation>Gleiche Länge für jeden Übergang</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/storyboard.py"/>
        <source>Reverse order</source>
        <translation>Reihenfolge umkehren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/storyboard.py"/>
        <source>Drop {fewest} to {most} pictures here</source>
        <translation>{fewest} bis {most} Bilder hier ablegen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/storyboard.py"/>
        <source>They become keyframes in the order you drop them. Pika fills in the motion between.</source>
        <translation>Sie werden in dieser Reihenfolge zu Keyframes. Pika ergänzt die Bewegung dazwischen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/storyboard.py"/>
        <source>Storyboard</source>
        <translation>Storyboard</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/storyboard.py"/>
        <source>Remove keyframe {number}</source>
        <translation>Keyframe {number} entfernen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/storyboard.py"/>
        <source>Fit to {length}</source>
        <translation>Auf {length} bringen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/storyboard.py"/>
        <source>{fewest} to {most} keyframes, up to {seconds}</source>
        <translation>{fewest} bis {most} Keyframes, bis zu {seconds}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/storyboard.py"/>
        <source>1 keyframe</source>
        <translation>1 Keyframe</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/editors/storyboard.py"/>
        <source>%n keyframes · {length} of {most}</source>
        <extracomment>1 keyframe · {length} of {most}</extracomment>
        <translation>
            <numerusform>1 Keyframe · {length} von {most}</numerusform>
            <numerusform>%n Keyframes · {length} von {most}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/storyboard.py"/>
        <source>Add keyframe ({count} of {most})</source>
        <translation>Keyframe hinzufügen ({count} von {most})</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/storyboard.py"/>
        <source>Drop to replace keyframe {number}</source>
        <translation>Ablegen, um Keyframe {number} zu ersetzen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/editors/storyboard.py"/>
        <source>%n keyframes, {after} after the drop</source>
        <extracomment>1 keyframe, {after} after the drop</extracomment>
        <translation>
            <numerusform>1 Keyframe, {after} nach dem Ablegen</numerusform>
            <numerusform>%n Keyframes, {after} nach dem Ablegen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/storyboard.py"/>
        <source>Or drop here to add at the end</source>
        <translation>Oder hier ablegen, um am Ende anzufügen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/storyboard_rows.py"/>
        <source>at {time}.</source>
        <translation>bei {time}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/storyboard_rows.py"/>
        <source>Prompt for this transition, optional</source>
        <translation>Prompt für diesen Übergang, freiwillig</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/storyboard_rows.py"/>
        <source>Length of transition {number}</source>
        <translation>Länge von Übergang {number}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/storyboard_rows.py"/>
        <source>Prompt of transition {number}</source>
        <translation>Prompt von Übergang {number}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/tiles.py"/>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/tiles.py"/>
        <source>People, things and places: Pika brings them together in one scene.</source>
        <translation>Menschen, Dinge und Orte: Pika bringt sie in einer Szene zusammen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/tiles.py"/>
        <source>Remove picture {number}</source>
        <translation>Bild {number} entfernen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/tiles.py"/>
        <source>Add picture</source>
        <translation>Bild hinzufügen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/tiles.py"/>
        <source>Picture {number}:</source>
        <translation>Bild {number}:</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/tiles.py"/>
        <source>{count} of {most}</source>
        <translation>{count} von {most}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/tiles.py"/>
        <source>{count} of {most}, drag to reorder</source>
        <translation>{count} von {most}, zum Umordnen ziehen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/tiles.py"/>
        <source>Drop to replace</source>
        <translation>Zum Ersetzen ablegen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/tiles.py"/>
        <source>All {most} places are taken</source>
        <translation>Alle {most} Plätze sind belegt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/tiles.py"/>
        <source>Drop to replace picture {number}</source>
        <translation>Ablegen, um Bild {number} zu ersetzen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/editors/tiles.py"/>
        <source>Drop to add</source>
        <translation>Zum Hinzufügen ablegen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/editors/tiles.py"/>
        <source>%n pictures, {after} after the drop</source>
        <extracomment>1 picture, {after} after the drop</extracomment>
        <translation>
            <numerusform>1 Bild, {after} nach dem Ablegen</numerusform>
            <numerusform>%n Bilder, {after} nach dem Ablegen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_dialog.py"/>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_dialog.py"/>
        <source>File name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_dialog.py"/>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_dialog.py"/>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_dialog.py"/>
        <source>Replacing cannot be undone. Keeping both gives the new one a number.</source>
        <translation>Ersetzen lässt sich nicht rückgängig machen. Beide behalten gibt der neuen eine Nummer.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_dialog.py"/>
        <source>It cannot be replaced from here. Keeping both gives the new one a number.</source>
        <translation>Von hier aus lässt es sich nicht ersetzen. Beide behalten gibt dem neuen eine Nummer.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_dialog.py"/>
        <source>Keep both</source>
        <translation>Beide behalten</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_line.py"/>
        <source>The folder {folder} could not be opened.</source>
        <translation>Der Ordner {folder} ließ sich nicht öffnen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_line.py"/>
        <source>Cancelling the export…</source>
        <translation>Export wird abgebrochen …</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/export_line.py"/>
        <source>%n files</source>
        <extracomment>%n file</extracomment>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_line.py"/>
        <source>Exporting {name}: {percent} %</source>
        <translation>{name} wird exportiert: {percent} %</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/export_line.py"/>
        <source>%n more wait</source>
        <extracomment>%n more waits</extracomment>
        <translation>
            <numerusform>%n weiterer wartet</numerusform>
            <numerusform>%n weitere warten</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_name.py"/>
        <source>Insert a placeholder</source>
        <translation>Platzhalter einfügen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_name.py"/>
        <source>{placeholder}  {meaning}</source>
        <translation>{placeholder}  {meaning}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_options.py"/>
        <source>Small</source>
        <translation>Klein</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_options.py"/>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_options.py"/>
        <source>Best</source>
        <translation>Am besten</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_options.py"/>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_options.py"/>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_options.py"/>
        <source>First frame</source>
        <translation>Erstes Einzelbild</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_options.py"/>
        <source>Last frame</source>
        <translation>Letztes Einzelbild</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_options.py"/>
        <source>Begins again at its end</source>
        <translation>Beginnt am Ende von vorn</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_options.py"/>
        <source>columns and rows</source>
        <translation>Spalten und Zeilen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_options.py"/>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_options.py"/>
        <source>At key frames</source>
        <translation>An Schlüsselbildern</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_options.py"/>
        <source>copies</source>
        <translation>kopiert</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_options.py"/>
        <source>Exactly</source>
        <translation>Genau</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_options.py"/>
        <source>encodes anew</source>
        <translation>kodiert neu</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_options.py"/>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_options.py"/>
        <source>Width in pixels</source>
        <translation>Breite in Pixeln</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_options.py"/>
        <source>Frames a second</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_options.py"/>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_part.py"/>
        <source>{name}, seconds</source>
        <translation>{name}, Sekunden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_part.py"/>
        <source>{name}, frame</source>
        <translation>{name}, Einzelbild</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_part.py"/>
        <source>frame {number}</source>
        <translation>Einzelbild {number}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/export_part.py"/>
        <source>Whole clip</source>
        <translation>Ganzer Clip</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/footer.py"/>
        <source>More ways to generate</source>
        <translation>Weitere Arten zu generieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/footer.py"/>
        <source>Generate…</source>
        <translation>Generieren …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/footer.py"/>
        <source>Ctrl ↵</source>
        <translation>Strg ↵</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/footer.py"/>
        <source>credits · {worked_out}</source>
        <translation>Credits · {worked_out}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/header.py"/>
        <source>Pikadesk</source>
        <translation>Pikadesk</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/header.py"/>
        <source>Show the queue</source>
        <translation>Warteschlange zeigen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/header.py"/>
        <source>Show the ledger</source>
        <translation>Kassenbuch zeigen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/header.py"/>
        <source>nothing is charged</source>
        <translation>nichts wird berechnet</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/header.py"/>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/header.py"/>
        <source>Sandbox, nothing is charged</source>
        <translation>Sandbox, nichts wird berechnet</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector.py"/>
        <source>As a picture, a keyframe or an ingredient</source>
        <translation>Als Bild, Keyframe oder Zutat</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector.py"/>
        <source>What can be done with all…</source>
        <translation>Was sich mit allen tun lässt …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector.py"/>
        <source>Add tags to all</source>
        <translation>Allen Schlagwörter geben</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector.py"/>
        <source>Tags, with commas between</source>
        <translation>Schlagwörter, mit Kommas dazwischen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector.py"/>
        <source>Add all to a collection</source>
        <translation>Alle zu einer Sammlung hinzufügen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector.py"/>
        <source>A collection, new or old</source>
        <translation>Eine Sammlung, neu oder alt</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/inspector.py"/>
        <source>%n videos</source>
        <extracomment>1 video</extracomment>
        <translation>
            <numerusform>1 Video</numerusform>
            <numerusform>%n Videos</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector.py"/>
        <source>Take the stars away</source>
        <translation>Sterne wegnehmen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector.py"/>
        <source>Star all</source>
        <translation>Allen einen Stern geben</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector.py"/>
        <source>All have: {tags}</source>
        <translation>Alle haben: {tags}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector.py"/>
        <source>Back to the library</source>
        <translation>Zurück zur Bibliothek</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector.py"/>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector.py"/>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector.py"/>
        <source>Move to the bin…</source>
        <translation>In den Papierkorb …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector_parts.py"/>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector_parts.py"/>
        <source>{kin}: {title}</source>
        <translation>{kin}: {title}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/inspector_sections.py"/>
        <source>{names} are not kept any more.</source>
        <extracomment>{names} is not kept any more.</extracomment>
        <translation>
            <numerusform>{names} wird nicht mehr aufbewahrt.</numerusform>
            <numerusform>{names} werden nicht mehr aufbewahrt.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector_sections.py"/>
        <source>Related videos</source>
        <translation>Verwandte Videos</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector_sections.py"/>
        <source>Of those made of the same settings, the newest.</source>
        <translation>Von denen mit denselben Einstellungen die neuesten.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector_sections.py"/>
        <source>Add tags, with commas between</source>
        <translation>Schlagwörter hinzufügen, mit Kommas dazwischen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector_sections.py"/>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector_sections.py"/>
        <source>Add to a collection</source>
        <translation>Zu einer Sammlung hinzufügen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector_sections.py"/>
        <source>Write a note</source>
        <translation>Eine Notiz schreiben</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector_sections.py"/>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector_sections.py"/>
        <source>Not found. Put the file back, or look for it in the bin.</source>
        <translation>Nicht gefunden. Datei zurücklegen oder im Papierkorb suchen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/inspector_sections.py"/>
        <source>Copy: {name}</source>
        <translation>Kopieren: {name}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_list.py"/>
        <source>Clear list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_list.py"/>
        <source>Nothing in the queue</source>
        <translation>Warteschlange leer</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_list.py"/>
        <source>Jobs appear here from the moment you press Generate.</source>
        <translation>Aufträge erscheinen hier, sobald „Generieren“ gedrückt ist.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_list.py"/>
        <source>{page} could not be opened in a browser.</source>
        <translation>{page} ließ sich nicht im Browser öffnen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_list_parts.py"/>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_list_parts.py"/>
        <source>Pause new jobs</source>
        <translation>Neue Aufträge anhalten</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_list_parts.py"/>
        <source>Begin the jobs that wait again.</source>
        <translation>Wartende Aufträge wieder beginnen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_list_parts.py"/>
        <source>Jobs that run go on; no more are begun.</source>
        <translation>Laufende Aufträge gehen weiter; neue beginnen nicht.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_list_parts.py"/>
        <source>Leave hidden jobs out</source>
        <translation>Ausgeblendete weglassen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/job_list_parts.py"/>
        <source>Show %n hidden jobs</source>
        <extracomment>Show 1 hidden job</extracomment>
        <translation>
            <numerusform>1 ausgeblendeten Auftrag zeigen</numerusform>
            <numerusform>%n ausgeblendete Aufträge zeigen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_questions.py"/>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_questions.py"/>
        <source>In the sandbox nothing is charged. With your account, this might charge you twice.</source>
        <translation>In der Sandbox wird nichts berechnet. Mit dem eigenen Konto würde es vielleicht doppelt berechnet.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_questions.py"/>
        <source>This may charge you twice.</source>
        <translation>Vielleicht wird es doppelt berechnet.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_questions.py"/>
        <source>The first request, if it was charged</source>
        <translation>Die erste Anfrage, falls sie berechnet wurde</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_questions.py"/>
        <source>Sending it again</source>
        <translation>Das erneute Senden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_questions.py"/>
        <source>Together, at most</source>
        <translation>Zusammen höchstens</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_questions.py"/>
        <source>Don’t send</source>
        <translation>Nicht senden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_questions.py"/>
        <source>Send “{title}” again?</source>
        <translation>„{title}“ erneut senden?</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_questions.py"/>
        <source>The history page of your account shows whether the first request was charged.</source>
        <translation>Die Verlaufsseite des Kontos zeigt, ob die erste Anfrage berechnet wurde.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/job_questions.py"/>
        <source>Remove %n waiting jobs?</source>
        <extracomment>Remove 1 waiting job?</extracomment>
        <translation>
            <numerusform>%n wartenden Auftrag entfernen?</numerusform>
            <numerusform>%n wartende Aufträge entfernen?</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_questions.py"/>
        <source>None of them was sent or charged. Each can be ordered again from the list until the day ends.</source>
        <translation>Keiner wurde gesendet oder berechnet. Jeder ist bis zum Ende des Tages aus der Liste erneut bestellbar.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_questions.py"/>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row.py"/>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row.py"/>
        <source>Drag it to another place in the queue</source>
        <translation>An eine andere Stelle der Warteschlange ziehen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>To the front</source>
        <translation>An den Anfang</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Don’t hide any more</source>
        <translation>Nicht mehr ausblenden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Download again</source>
        <translation>Erneut herunterladen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Choose another folder…</source>
        <translation>Anderen Ordner wählen …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Send again…</source>
        <translation>Erneut senden …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Open history page</source>
        <translation>Verlaufsseite öffnen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Mark as charged</source>
        <translation>Als berechnet markieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Mark as not charged</source>
        <translation>Als nicht berechnet markieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Undo mark</source>
        <translation>Markierung aufheben</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Edit and try again</source>
        <translation>Ändern und erneut versuchen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Replace key…</source>
        <translation>Schlüssel ersetzen …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Copy error</source>
        <translation>Fehler kopieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Copy claim details</source>
        <translation>Angaben zur Reklamation kopieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/job_row_parts.py"/>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/key_dialog.py"/>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/key_dialog.py"/>
        <source>Show the key</source>
        <translation>Schlüssel zeigen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/key_dialog.py"/>
        <source>Hide the key</source>
        <translation>Schlüssel verbergen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/key_dialog.py"/>
        <source>Save key</source>
        <translation>Schlüssel speichern</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/key_dialog.py"/>
        <source>Kept:</source>
        <translation>Gespeichert:</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/key_dialog.py"/>
        <source>Use your account</source>
        <translation>Mit eigenem Konto</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/key_dialog.py"/>
        <source>Remove key</source>
        <translation>Schlüssel entfernen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/key_dialog.py"/>
        <source>Your key {mask}: {place}</source>
        <translation>Der Schlüssel {mask}: {place}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/key_dialog.py"/>
        <source>There is no key yet.</source>
        <translation>Es gibt noch keinen Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/key_dialog.py"/>
        <source>Log in at 1min.ai, create a key on the API page of your account, and paste it here. It is kept in the system keychain where there is one, otherwise for this session only, and sent only to {host}. It is tested first, free of charge.</source>
        <translation>Bei 1min.ai anmelden, auf der API-Seite des Kontos einen Schlüssel anlegen und hier einfügen. Er bleibt im Schlüsselbund des Systems, sofern es einen gibt, sonst nur für diese Sitzung, und geht nur an {host}. Vorher wird er kostenlos geprüft.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/ledger_chart.py"/>
        <source>Credits by day</source>
        <translation>Credits nach Tagen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/ledger_page.py"/>
        <source>{amount} of {limit} left</source>
        <translation>{amount} von {limit} übrig</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/ledger_page.py"/>
        <source>{amount} over {limit}</source>
        <translation>{amount} über {limit}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/ledger_page.py"/>
        <source>Counted on this computer from the published prices. Your account page has the real balance.</source>
        <translation>Hier nach veröffentlichten Preisen gezählt. Das echte Guthaben zeigt die Kontoseite.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/ledger_page.py"/>
        <source>Sandbox: shown for practice, nothing is charged.</source>
        <translation>Sandbox: nur zur Übung, nichts wird berechnet.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/ledger_page.py"/>
        <source>Export CSV…</source>
        <translation>CSV exportieren …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/ledger_page.py"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/ledger_page.py"/>
        <source>Nothing spent yet</source>
        <translation>Noch nichts ausgegeben</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/ledger_page.py"/>
        <source>What your videos cost is written down here, from the first one on.</source>
        <translation>Was die Videos kosten, steht hier, vom ersten an.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/ledger_page.py"/>
        <source>This month by task</source>
        <translation>Diesen Monat nach Aufgaben</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/ledger_page.py"/>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/ledger_page.py"/>
        <source>Which lines</source>
        <translation>Welche Zeilen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/ledger_page.py"/>
        <source>Every video</source>
        <translation>Jedes Video</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/ledger_page.py"/>
        <source>%n lines</source>
        <extracomment>1 line</extracomment>
        <translation>
            <numerusform>1 Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/ledger_page.py"/>
        <source>Nothing this month</source>
        <translation>Nichts in diesem Monat</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_deeds.py"/>
        <source>Import videos…</source>
        <translation>Videos importieren …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_deeds.py"/>
        <source>Import a folder of videos…</source>
        <translation>Einen Ordner mit Videos importieren …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_deeds.py"/>
        <source>Rename collection</source>
        <translation>Sammlung umbenennen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_deeds.py"/>
        <source>Tags…</source>
        <translation>Schlagwörter …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_deeds.py"/>
        <source>Note…</source>
        <translation>Notiz …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_deeds.py"/>
        <source>New collection…</source>
        <translation>Neue Sammlung …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_deeds.py"/>
        <source>Remove from collection</source>
        <translation>Aus Sammlung entfernen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_deeds.py"/>
        <source>Copy prompt</source>
        <translation>Prompt kopieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_deeds.py"/>
        <source>Copy recipe</source>
        <translation>Rezept kopieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_deeds.py"/>
        <source>Copy seed</source>
        <translation>Seed kopieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_deeds.py"/>
        <source>Open in the system's player</source>
        <translation>Im Player des Systems öffnen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_deeds.py"/>
        <source>Undo: {what}</source>
        <translation>Rückgängig: {what}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_deeds.py"/>
        <source>Redo: {what}</source>
        <translation>Wiederholen: {what}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/library_deeds.py"/>
        <source>%n videos go into it.</source>
        <extracomment>The video goes into it.</extracomment>
        <translation>
            <numerusform>Das Video kommt hinein.</numerusform>
            <numerusform>%n Videos kommen hinein.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_deeds.py"/>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_deeds.py"/>
        <source>Where there is a collection of that name already, the two become one.</source>
        <translation>Gibt es schon eine Sammlung dieses Namens, werden beide zu einer.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_deeds.py"/>
        <source>Videos (*.mp4)</source>
        <translation>Videos (*.mp4)</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_dialogs.py"/>
        <source>Move “{name}” to the bin?</source>
        <translation>„{name}“ in den Papierkorb bewegen?</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/library_dialogs.py"/>
        <source>Move %n videos to the bin?</source>
        <extracomment>Move 1 video to the bin?</extracomment>
        <translation>
            <numerusform>1 Video in den Papierkorb bewegen?</numerusform>
            <numerusform>%n Videos in den Papierkorb bewegen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/library_dialogs.py"/>
        <source>Their files go to the bin of this computer. Undo brings them back, with their stars, tags and notes.</source>
        <extracomment>Its file goes to the bin of this computer. Undo brings it back, with its star, tags and note.</extracomment>
        <translation>
            <numerusform>Die Datei kommt in den Papierkorb dieses Computers. Rückgängig bringt sie zurück, mit Stern, Schlagwörtern und Notiz.</numerusform>
            <numerusform>Die Dateien kommen in den Papierkorb dieses Computers. Rückgängig bringt sie zurück, mit Sternen, Schlagwörtern und Notizen.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_dialogs.py"/>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/library_dialogs.py"/>
        <source>For %n selected videos.</source>
        <extracomment>For the selected video.</extracomment>
        <translation>
            <numerusform>Für das ausgewählte Video.</numerusform>
            <numerusform>Für %n ausgewählte Videos.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_dialogs.py"/>
        <source>Several with commas between</source>
        <translation>Mehrere mit Kommas dazwischen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_dialogs.py"/>
        <source>Add tags</source>
        <translation>Schlagwörter hinzufügen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_dialogs.py"/>
        <source>{tag}: take the tag away</source>
        <translation>{tag}: Schlagwort wegnehmen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_filters.py"/>
        <source>All types</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_filters.py"/>
        <source>Any</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_filters.py"/>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_filters.py"/>
        <source>Aspect ratio</source>
        <translation>Format</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_filters.py"/>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_filters.py"/>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_grid.py"/>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_preview.py"/>
        <source>Large preview of {title}</source>
        <translation>Große Vorschau von {title}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_tools.py"/>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_tools.py"/>
        <source>Search clips</source>
        <translation>Clips suchen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_tools.py"/>
        <source>{filter}: take the filter away</source>
        <translation>{filter}: Filter wegnehmen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_tools.py"/>
        <source>Clear all filters</source>
        <translation>Alle Filter löschen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_tools.py"/>
        <source>Starred</source>
        <translation>Mit Stern</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_tools.py"/>
        <source>More filters</source>
        <translation>Weitere Filter</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_tools.py"/>
        <source>More for the library</source>
        <translation>Mehr zur Bibliothek</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_tools.py"/>
        <source>Order: {order}</source>
        <translation>Reihenfolge: {order}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_tools.py"/>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/library_tools.py"/>
        <source>Clear %n filters</source>
        <extracomment>Clear filter</extracomment>
        <translation>
            <numerusform>Filter löschen</numerusform>
            <numerusform>%n löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/library_tools.py"/>
        <source>%n types</source>
        <extracomment>1 type</extracomment>
        <translation>
            <numerusform>1 Art</numerusform>
            <numerusform>%n Arten</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_view.py"/>
        <source>No videos yet</source>
        <translation>Noch keine Videos</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_view.py"/>
        <source>Nothing in the library is like this.</source>
        <translation>Nichts in der Bibliothek ist so.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_view.py"/>
        <source>No videos match</source>
        <translation>Keine passenden Videos</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/library_view.py"/>
        <source>Every video you make is kept here with its settings, and saved to {folder}.</source>
        <translation>Jedes Video bleibt hier mit seinen Einstellungen und wird in {folder} gespeichert.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window.py"/>
        <source>This job is not in the queue any more.</source>
        <translation>Dieser Auftrag ist nicht mehr in der Warteschlange.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window.py"/>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/main_window_exports.py"/>
        <source>Export %n clips…</source>
        <extracomment>Export %n clip…</extracomment>
        <translation>
            <numerusform>%n Clip exportieren …</numerusform>
            <numerusform>%n Clips exportieren …</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_files.py"/>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_files.py"/>
        <source>The video is in {folder}, which could not be opened.</source>
        <translation>Das Video liegt in {folder}; dieser Ordner ließ sich nicht öffnen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_frames.py"/>
        <source>Use this frame in</source>
        <translation>Dieses Einzelbild verwenden in</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_frames.py"/>
        <source>Use last frame in</source>
        <translation>Letztes Einzelbild verwenden in</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_frames.py"/>
        <source>Show its draft</source>
        <translation>Den Entwurf dazu zeigen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_frames.py"/>
        <source>Show its final</source>
        <translation>Das fertige Video dazu zeigen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_preview.py"/>
        <source>Storyboard preview</source>
        <translation>Storyboard-Vorschau</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_preview.py"/>
        <source>Export the preview</source>
        <translation>Vorschau exportieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_quit.py"/>
        <source>Quit Pikadesk</source>
        <translation>Pikadesk beenden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_quit.py"/>
        <source>Don’t quit</source>
        <translation>Nicht beenden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_quit.py"/>
        <source>Quit anyway</source>
        <translation>Trotzdem beenden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_quit.py"/>
        <source>Keep running in the tray</source>
        <translation>Im Infobereich weiterlaufen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_quit.py"/>
        <source>Wait</source>
        <translation>Warten</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_quit.py"/>
        <source>A request is on its way</source>
        <translation>Eine Anfrage ist unterwegs</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_quit.py"/>
        <source>Work is under way</source>
        <translation>Arbeit läuft noch</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_quit.py"/>
        <source>Waiting for the answer</source>
        <translation>Warten auf die Antwort</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_quit.py"/>
        <source>Pikadesk quits as soon as the answer is here.</source>
        <translation>Pikadesk endet, sobald die Antwort da ist.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_quit.py"/>
        <source>{titles} and {count} more</source>
        <translation>{titles} und {count} weitere</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/main_window_shots.py"/>
        <source>Add %n clips to the shot chain</source>
        <extracomment>Add to the shot chain</extracomment>
        <translation>
            <numerusform>Zur Clipkette hinzufügen</numerusform>
            <numerusform>%n Clips zur Clipkette hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_shots.py"/>
        <source>Show the shot chain</source>
        <translation>Clipkette zeigen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_shots.py"/>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_shots.py"/>
        <source>Compare with its draft</source>
        <translation>Mit seinem Entwurf vergleichen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_shots.py"/>
        <source>Compare with its final</source>
        <translation>Mit seinem fertigen Video vergleichen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_shots.py"/>
        <source>Compare with the clip on the stage</source>
        <translation>Mit dem Clip auf der Bühne vergleichen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_shots.py"/>
        <source>Select two videos in the library to compare them.</source>
        <translation>In der Bibliothek zwei Videos auswählen, um sie zu vergleichen.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/main_window_shots.py"/>
        <source>Added %n videos to the shot chain.</source>
        <extracomment>Added to the shot chain.</extracomment>
        <translation>
            <numerusform>Zur Clipkette hinzugefügt.</numerusform>
            <numerusform>%n Videos zur Clipkette hinzugefügt.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_shots.py"/>
        <source>“{title}” goes on from the shot chain and was added to it.</source>
        <translation>„{title}“ setzt die Clipkette fort und wurde ihr hinzugefügt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_shots.py"/>
        <source>“{title}” was made from the last frame of the shot chain.</source>
        <translation>„{title}“ wurde aus dem letzten Einzelbild der Clipkette gemacht.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_shots.py"/>
        <source>Add it to the chain</source>
        <translation>Der Kette hinzufügen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_shots.py"/>
        <source>Continue in</source>
        <translation>Fortsetzen in</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_shots.py"/>
        <source>Export as one video…</source>
        <translation>Als ein Video exportieren …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_shots.py"/>
        <source>Save as collection…</source>
        <translation>Als Sammlung speichern …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_shots.py"/>
        <source>Take all clips out</source>
        <translation>Alle Clips herausnehmen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_shots.py"/>
        <source>Play it alone</source>
        <translation>Allein abspielen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_shots.py"/>
        <source>Save the chain as a collection</source>
        <translation>Die Kette als Sammlung speichern</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_shots.py"/>
        <source>A collection keeps the videos together; their order is kept by the chain alone.</source>
        <translation>Eine Sammlung hält die Videos zusammen; ihre Reihenfolge merkt sich nur die Kette.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/main_window_stage.py"/>
        <source>Saved, {amount} charged</source>
        <translation>Gespeichert, {amount} berechnet</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/order_dialog.py"/>
        <source>The video that is here already</source>
        <translation>Das vorhandene Video</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/order_dialog.py"/>
        <source>Don’t generate</source>
        <translation>Nicht generieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/order_dialog.py"/>
        <source>Show the video</source>
        <translation>Video zeigen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/order_dialog.py"/>
        <source>In the sandbox nothing is charged.</source>
        <translation>In der Sandbox wird nichts berechnet.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/panel.py"/>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/panel.py"/>
        <source>Show the player</source>
        <translation>Player zeigen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/panel.py"/>
        <source>More room, over the player</source>
        <translation>Mehr Platz, über dem Player</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_budget.py"/>
        <source>Monthly budget</source>
        <translation>Monatsbudget</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_budget.py"/>
        <source>Resets on the 1st</source>
        <translation>Beginnt am 1. neu</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_budget.py"/>
        <source>Daily budget</source>
        <translation>Tagesbudget</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_budget.py"/>
        <source>Resets at midnight</source>
        <translation>Beginnt um Mitternacht neu</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_budget.py"/>
        <source>Budget in all</source>
        <translation>Gesamtbudget</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_budget.py"/>
        <source>Never resets</source>
        <translation>Beginnt nie neu</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_budget.py"/>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_budget.py"/>
        <source>No limit</source>
        <translation>Kein Limit</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_budget.py"/>
        <source>Every video and what it cost</source>
        <translation>Jedes Video und was es kostete</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_budget.py"/>
        <source>Beyond a limit, Generate asks first. Jobs that wait or may be charged count too.</source>
        <translation>Über einem Limit fragt „Generieren“ zuerst. Aufträge, die warten oder vielleicht berechnet werden, zählen mit.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_budget.py"/>
        <source>spent, {amount} left</source>
        <translation>ausgegeben, {amount} übrig</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_budget.py"/>
        <source>spent, {amount} too many</source>
        <translation>ausgegeben, {amount} zu viel</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Recoverable</source>
        <translation>Wiederaufnehmbar</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>The service answers at once with a number. A broken connection loses nothing.</source>
        <translation>Der Dienst antwortet sofort mit einer Nummer. Bricht die Verbindung ab, geht nichts verloren.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Synchronous</source>
        <translation>Synchron</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>The form on the service’s pages: one long call. If it breaks off, the outcome is unknown.</source>
        <translation>Die Form auf den Seiten des Dienstes: ein langer Aufruf. Bricht er ab, ist der Ausgang unbekannt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Changes are kept as you make them</source>
        <translation>Änderungen gelten sofort</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Open the sandbox</source>
        <translation>Sandbox öffnen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Pikadesk starts anew; its own clips are kept apart.</source>
        <translation>Pikadesk startet neu; die Videos bleiben getrennt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>No charge</source>
        <translation>Kostenlos</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Saving</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Output folder</source>
        <translation>Zielordner</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>For new videos</source>
        <translation>Für neue Videos</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Of exports and copies</source>
        <translation>Von Exporten und Kopien</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Jobs at the same time</source>
        <translation>Aufträge zugleich</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>jobs. The others wait, unsent.</source>
        <translation>Aufträge. Die übrigen warten ungesendet.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>At the same time</source>
        <translation>Zugleich</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Ask above</source>
        <translation>Nachfragen über</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Before Generate sends</source>
        <translation>Bevor „Generieren“ sendet</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>credits at once</source>
        <translation>Credits auf einmal</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Delivery</source>
        <translation>Lieferung</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>How a video is asked for</source>
        <translation>Wie ein Video angefordert wird</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Reduce motion</source>
        <translation>Bewegung verringern</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Start anew</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Spoken from the next start on.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>The sandbox needs no key</source>
        <translation>Die Sandbox braucht keinen Schlüssel</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/settings_page.py"/>
        <source>Add…</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/animatic_screen.py"/>
        <source>Preview of the storyboard</source>
        <translation>Vorschau des Storyboards</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/animatic_screen.py"/>
        <source>Keyframe {number} is cut to the shape of keyframe 1; the service may do otherwise</source>
        <translation>Keyframe {number} ist auf das Format von Keyframe 1 zugeschnitten; der Dienst macht es vielleicht anders</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/animatic_stage.py"/>
        <source>Preview, not yet generated: free</source>
        <translation>Vorschau, noch nicht generiert: kostenlos</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/animatic_stage.py"/>
        <source>More about the preview</source>
        <translation>Mehr zur Vorschau</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/animatic_stage.py"/>
        <source>{total} of {most}</source>
        <translation>{total} von {most}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/animatic_stage.py"/>
        <source>Keyframe {number} lands at {time}</source>
        <translation>Keyframe {number} landet bei {time}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/animatic_stage.py"/>
        <source>Transition {number}, between keyframes {number} and {next}</source>
        <translation>Übergang {number}, zwischen den Keyframes {number} und {next}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/animatic_stage.py"/>
        <source>Exporting the preview to {name}: {percent} %</source>
        <translation>Die Vorschau wird nach {name} exportiert: {percent} %</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/animatic_stage.py"/>
        <source>The preview is saved as {name}.</source>
        <translation>Die Vorschau ist als {name} gespeichert.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/animatic_stage.py"/>
        <source>The preview is in {folder}, which could not be opened.</source>
        <translation>Die Vorschau liegt in {folder}; dieser Ordner ließ sich nicht öffnen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/animatic_stage.py"/>
        <source>Export the preview…</source>
        <translation>Vorschau exportieren …</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/chain_card.py"/>
        <source>Clip {number} of the chain: {title}</source>
        <translation>Clip {number} der Kette: {title}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/chain_card.py"/>
        <source>Take clip {number} out of the chain</source>
        <translation>Clip {number} aus der Kette nehmen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/chain_card.py"/>
        <source>being compared</source>
        <translation>wird verglichen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/chain_card.py"/>
        <source>Joint of clips {number} and {next}: {words}</source>
        <translation>Naht der Clips {number} und {next}: {words}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/chain_card.py"/>
        <source>Its frames are shown.</source>
        <translation>Seine Einzelbilder sind zu sehen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/chain_screen.py"/>
        <source>Difference, made brighter</source>
        <translation>Unterschied, aufgehellt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/chain_screen.py"/>
        <source>Comparing</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/chain_scrubber.py"/>
        <source>Position in the chain</source>
        <translation>Position in der Kette</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/chain_stage.py"/>
        <source>Continue from last frame</source>
        <translation>Ab letztem Einzelbild fortsetzen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/chain_stage.py"/>
        <source>Export the chain as one video</source>
        <translation>Die Kette als ein Video exportieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/chain_stage.py"/>
        <source>More for the chain</source>
        <translation>Mehr zur Kette</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/chain_stage.py"/>
        <source>Close the chain</source>
        <translation>Kette schließen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/chain_stage.py"/>
        <source>Drag videos from the library onto the strip, in the order in which they are to play.</source>
        <translation>Videos aus der Bibliothek auf den Streifen ziehen, in der Reihenfolge, in der sie laufen sollen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/chain_stage.py"/>
        <source>No clips in the chain yet</source>
        <translation>Noch keine Clips in der Kette</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/stage/chain_stage.py"/>
        <source>%n clips</source>
        <extracomment>1 clip</extracomment>
        <translation>
            <numerusform>1 Clip</numerusform>
            <numerusform>%n Clips</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/chain_stage.py"/>
        <source>Joint of {first} and {second}</source>
        <translation>Naht von {first} und {second}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/chain_stage.py"/>
        <source>“{title}” was made from the last frame of the chain and is its new last clip.</source>
        <translation>„{title}“ wurde aus dem letzten Einzelbild der Kette gemacht und ist ihr neuer letzter Clip.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/chain_stage.py"/>
        <source>“{title}” was made from the last frame of the chain.</source>
        <translation>„{title}“ wurde aus dem letzten Einzelbild der Kette gemacht.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/chain_stage.py"/>
        <source>Add to the chain</source>
        <translation>Zur Kette hinzufügen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/chain_strip.py"/>
        <source>Drop clips here</source>
        <translation>Hier ablegen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/chain_strip.py"/>
        <source>Clips of the chain</source>
        <translation>Clips der Kette</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/stage/chain_strip.py"/>
        <source>Drop to add %n clips</source>
        <extracomment>Drop to add it</extracomment>
        <translation>
            <numerusform>Ablegen, um ihn hinzuzufügen</numerusform>
            <numerusform>Ablegen, um %n Clips hinzuzufügen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/chain_strip.py"/>
        <source>Drop clips from the library here</source>
        <translation>Clips aus der Bibliothek hier ablegen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/compare_divider.py"/>
        <source>Divider</source>
        <translation>Teiler</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/compare_list.py"/>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/stage/compare_list.py"/>
        <source>%n differences</source>
        <extracomment>1 difference</extracomment>
        <translation>
            <numerusform>1 Unterschied</numerusform>
            <numerusform>%n Unterschiede</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/compare_list.py"/>
        <source>Made the same way</source>
        <translation>Gleich gemacht</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pikadesk/ui/widgets/stage/compare_list.py"/>
        <source>Show %n that are the same</source>
        <extracomment>Show 1 that is the same</extracomment>
        <translation>
            <numerusform>1 Gleiches zeigen</numerusform>
            <numerusform>%n Gleiche zeigen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/compare_list.py"/>
        <source>Hide what is the same</source>
        <translation>Gleiches ausblenden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/compare_screen.py"/>
        <source>Two clips compared</source>
        <translation>Zwei Clips im Vergleich</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/compare_screen.py"/>
        <source>A: {first}. B: {second}.</source>
        <translation>A: {first}. B: {second}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/compare_screen.py"/>
        <source>{letter} is seen.</source>
        <translation>{letter} ist zu sehen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/compare_stage.py"/>
        <source>How the clips are seen</source>
        <translation>Wie die Clips zu sehen sind</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/compare_stage.py"/>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/compare_stage.py"/>
        <source>Wipe</source>
        <translation>Wischen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/compare_stage.py"/>
        <source>Flip</source>
        <translation>Wechseln</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/compare_stage.py"/>
        <source>Swap A and B</source>
        <translation>A und B tauschen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/compare_stage.py"/>
        <source>Stop comparing</source>
        <translation>Vergleich beenden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/compare_stage.py"/>
        <source>Position in both clips</source>
        <translation>Position in beiden Clips</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/compare_stage.py"/>
        <source>Frame {first} of A, {second} of B</source>
        <translation>Einzelbild {first} von A, {second} von B</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/player.py"/>
        <source>Your video plays here</source>
        <translation>Hier läuft das Video</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/player.py"/>
        <source>Can’t play this video</source>
        <translation>Dieses Video ist nicht abspielbar</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/player_keys.py"/>
        <source>Pixel by pixel</source>
        <translation>Pixelgenau</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/player_keys.py"/>
        <source>The whole picture</source>
        <translation>Das ganze Bild</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/player_rail.py"/>
        <source>{position}, frame {frame}</source>
        <translation>{position}, Einzelbild {frame}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/player_volume.py"/>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/player_volume.py"/>
        <source>Muted</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/player_words.py"/>
        <source>“{name}” is not there any more.</source>
        <translation>„{name}“ ist nicht mehr da.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/player_words.py"/>
        <source>“{name}” can’t be played: the file is damaged or not a video.</source>
        <translation>„{name}“ ist nicht abspielbar: Die Datei ist beschädigt oder kein Video.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/player_words.py"/>
        <source>This video is cut short: it ends at {time}, and the rest is missing.</source>
        <translation>Dieses Video ist abgeschnitten: Es endet bei {time}, und der Rest fehlt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/player_words.py"/>
        <source>This video is damaged: it can’t be played any further.</source>
        <translation>Dieses Video ist beschädigt: Es lässt sich nicht weiter abspielen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/screen.py"/>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/scrubber.py"/>
        <source>Position in the video</source>
        <translation>Stelle im Video</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/stage.py"/>
        <source>Show the preview</source>
        <translation>Vorschau zeigen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/stage.py"/>
        <source>More for this video</source>
        <translation>Mehr zu diesem Video</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/stage.py"/>
        <source>On Frames, a free preview of the storyboard appears here as soon as there are two keyframes.</source>
        <translation>Bei „Frames“ erscheint hier eine kostenlose Vorschau des Storyboards, sobald es zwei Keyframes gibt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/stage.py"/>
        <source>Nothing open</source>
        <translation>Nichts geöffnet</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/timeline.py"/>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/timeline.py"/>
        <source>{length} left</source>
        <translation>noch {length}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/timeline.py"/>
        <source>{length} · {total} in all</source>
        <translation>{length} · {total} insgesamt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/timeline_parts.py"/>
        <source>Keyframe {number} at {time}</source>
        <translation>Keyframe {number} bei {time}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/timeline_parts.py"/>
        <source>Chosen</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/timeline_parts.py"/>
        <source>End of transition {number}</source>
        <translation>Ende von Übergang {number}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/timeline_parts.py"/>
        <source>Boundary of transitions {first} and {second}</source>
        <translation>Grenze der Übergänge {first} und {second}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/timeline_parts.py"/>
        <source>at {time}</source>
        <translation>bei {time}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/timeline_parts.py"/>
        <source>Drag or press {left} and {right} to change the length of the whole</source>
        <translation>Ziehen oder {left} und {right} drücken, um die Gesamtlänge zu ändern</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/timeline_parts.py"/>
        <source>Drag or press {left} and {right} to trade seconds; with Shift, everything after it moves</source>
        <translation>Ziehen oder {left} und {right} drücken, um Sekunden zu tauschen; mit Umschalt rückt alles danach mit</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/timeline_parts.py"/>
        <source>Position in the preview</source>
        <translation>Stelle in der Vorschau</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/timeline_parts.py"/>
        <source>{position} of {whole}</source>
        <translation>{position} von {whole}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/timeline_parts.py"/>
        <source>Add keyframe</source>
        <translation>Keyframe hinzufügen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/transport.py"/>
        <source>{words}, or drag it out of the picture; with Ctrl, the file</source>
        <translation>{words}, oder aus dem Bild ziehen; mit Strg die Datei</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/transport.py"/>
        <source>Show in folder, or drag the file from here</source>
        <translation>Im Ordner zeigen oder die Datei von hier ziehen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/transport.py"/>
        <source>Position {position}, frame {frame} of 0 to {last}</source>
        <translation>Position {position}, Einzelbild {frame} von 0 bis {last}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/transport.py"/>
        <source>Sound on</source>
        <translation>Ton an</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/transport.py"/>
        <source>Volume {percent} %</source>
        <translation>Lautstärke {percent} %</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/transport.py"/>
        <source>Speed {rate}</source>
        <translation>Tempo {rate}</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/transport.py"/>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/stage/transport.py"/>
        <source>Leave full screen</source>
        <translation>Vollbild verlassen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/tray.py"/>
        <source>Show Pikadesk</source>
        <translation>Pikadesk zeigen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/tray.py"/>
        <source>Resume the queue</source>
        <translation>Warteschlange fortsetzen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/tray.py"/>
        <source>Pause the queue</source>
        <translation>Warteschlange anhalten</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/welcome.py"/>
        <source>Make videos with Pika on your desktop</source>
        <translation>Videos mit Pika auf dem eigenen Desktop</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/welcome.py"/>
        <source>Try the sandbox</source>
        <translation>Sandbox ausprobieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/welcome.py"/>
        <source>Everything works, with videos that are made on this computer. Nothing leaves it and nothing is charged. Switch to your account whenever you like.</source>
        <translation>Alles funktioniert, mit Videos, die auf diesem Computer entstehen. Nichts verlässt ihn, und nichts wird berechnet. Der Wechsel zum eigenen Konto ist jederzeit möglich.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/welcome.py"/>
        <source>Start with your own account, or look around first.</source>
        <translation>Mit dem eigenen Konto beginnen oder sich erst umsehen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/welcome.py"/>
        <source>Price first</source>
        <translation>Erst der Preis</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/welcome.py"/>
        <source>You see the cost before anything is sent.</source>
        <translation>Die Kosten stehen da, bevor etwas gesendet wird.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/welcome.py"/>
        <source>Your files</source>
        <translation>Eigene Dateien</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/welcome.py"/>
        <source>Videos are saved to {folder}.</source>
        <translation>Videos werden in {folder} gespeichert.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/welcome.py"/>
        <source>Nothing hidden</source>
        <translation>Nichts verborgen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/welcome.py"/>
        <source>Pictures go out only when you press Generate.</source>
        <translation>Bilder gehen erst mit „Generieren“ hinaus.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/ui/widgets/welcome_picture.py"/>
        <source>Three pictures, two transitions, one 13-second video.</source>
        <translation>Drei Bilder, zwei Übergänge, ein Video von 13 Sekunden.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Scenes</source>
        <translation>Szenen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Effects</source>
        <translation>Effekte</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Ingredients</source>
        <translation>Zutaten</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Effect</source>
        <translation>Effekt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Transitions</source>
        <translation>Übergänge</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Turbo</source>
        <translation>Turbo</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>2.1</source>
        <translation>2.1</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>2.2</source>
        <translation>2.2</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Pikascenes</source>
        <translation>Pikascenes</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Pikaframes</source>
        <translation>Pikaframes</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Pikaffects</source>
        <translation>Pikaffects</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Cake-ify</source>
        <translation>Kuchen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Crumble</source>
        <translation>Zerbröseln</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Crush</source>
        <translation>Zermalmen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Decapitate</source>
        <translation>Kopf ab</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Deflate</source>
        <translation>Luft raus</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Dissolve</source>
        <translation>Auflösen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Explode</source>
        <translation>Explodieren</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Eye-pop</source>
        <translation>Glubschen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Inflate</source>
        <translation>Aufblasen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Levitate</source>
        <translation>Schweben</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Melt</source>
        <translation>Schmelzen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Peel</source>
        <translation>Schälen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Poke</source>
        <translation>Stupsen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Squish</source>
        <translation>Knautschen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Ta-da</source>
        <translation>Tada</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Tear</source>
        <translation>Zerreißen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Write what should happen: this task needs a prompt.</source>
        <translation>Schreiben, was geschehen soll: Diese Aufgabe braucht einen Prompt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Add a picture.</source>
        <translation>Ein Bild hinzufügen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Choose one.</source>
        <translation>Eine Auswahl treffen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Choose one of: {options}.</source>
        <translation>Eines davon wählen: {options}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>This value does not fit here; set it again.</source>
        <translation>Dieser Wert passt hier nicht; neu festlegen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Whole number only, or leave empty.</source>
        <translation>Nur eine ganze Zahl, oder leer lassen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Choose a whole number from {lowest} to {highest}.</source>
        <translation>Eine ganze Zahl von {lowest} bis {highest} wählen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Add pictures: at least {fewest} are needed, there are {count}.</source>
        <translation>Bilder hinzufügen: Mindestens {fewest} sind nötig, {count} sind da.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Remove pictures: at most {most} fit, there are {count}.</source>
        <translation>Bilder entfernen: Höchstens {most} passen, {count} sind da.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Give one transition fewer than there are pictures: {expected}, not {count}.</source>
        <translation>Einen Übergang weniger angeben als Bilder da sind: {expected}, nicht {count}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Shorten the transitions: {total} s in all, and {most} s is the most.</source>
        <translation>Die Übergänge kürzen: {total} s insgesamt, und höchstens {most} s gehen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Add this field.</source>
        <translation>Dieses Feld ergänzen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Remove this field: it is not known here.</source>
        <translation>Dieses Feld entfernen: Es ist hier unbekannt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>This must be: {expected}.</source>
        <translation>Hier ist nötig: {expected}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>This recipe has version {version}; this Pikadesk reads version {supported}.</source>
        <translation>Dieses Rezept hat Version {version}; dieses Pikadesk liest Version {supported}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>This file is not JSON (line {line}): {reason}.</source>
        <translation>Diese Datei ist kein JSON (Zeile {line}): {reason}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>This file cannot be read: {reason}.</source>
        <translation>Diese Datei ist nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>This file is larger than {limit} MB, and so no recipe.</source>
        <translation>Diese Datei ist größer als {limit} MB und damit kein Rezept.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Write what files are called, such as {example}.</source>
        <translation>Schreiben, wie Dateien heißen, etwa {example}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>{name} is not known here. Known: {known}.</source>
        <translation>{name} ist hier nicht bekannt. Bekannt: {known}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Give a file on this computer, or asset: and the service's path; addresses are not fetched.</source>
        <translation>Eine Datei auf diesem Computer angeben, oder asset: und den Pfad des Dienstes; Adressen werden nicht geholt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>{name} is not there any more. Put it back, or choose another picture.</source>
        <translation>{name} ist nicht mehr da. Zurücklegen oder ein anderes Bild wählen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>{name} is a folder. Choose the pictures inside it.</source>
        <translation>{name} ist ein Ordner. Die Bilder darin wählen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>{name} is empty. Choose another picture.</source>
        <translation>{name} ist leer. Ein anderes Bild wählen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>{name} cannot be read. Check that you may open it, or choose another picture.</source>
        <translation>{name} ist nicht lesbar. Die Leserechte prüfen oder ein anderes Bild wählen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>{name} is not a picture that can be read. Choose a JPEG or PNG.</source>
        <translation>{name} ist kein lesbares Bild. Ein JPEG oder PNG wählen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>{name} is damaged, or not a video that can be read, so it gave no frame. Choose a picture.</source>
        <translation>{name} ist beschädigt oder kein lesbares Video und gab daher kein Einzelbild. Ein Bild wählen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>{name} is larger than {limit} MB, the most that can be uploaded. Save it smaller.</source>
        <translation>{name} ist größer als {limit} MB; mehr lässt sich nicht hochladen. Kleiner speichern.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>{name} has more than {limit} megapixels. Save it smaller.</source>
        <translation>{name} hat mehr als {limit} Megapixel. Kleiner speichern.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Only https addresses of pictures are fetched. Save the picture, and add the file.</source>
        <translation>Nur Bilder mit https-Adresse werden geholt. Das Bild speichern und die Datei hinzufügen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>{host} is in a private network; pictures are fetched from public ones alone.</source>
        <translation>{host} liegt in einem privaten Netz; Bilder werden nur aus öffentlichen geholt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>{host} could not be reached. Check the connection, or save the picture and add the file.</source>
        <translation>{host} war nicht erreichbar. Die Verbindung prüfen, oder das Bild speichern und die Datei hinzufügen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>{host} did not give the picture (HTTP {status}). Save it in the browser, and add the file.</source>
        <translation>{host} gab das Bild nicht her (HTTP {status}). Im Browser speichern und die Datei hinzufügen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>What {host} sent is not a picture. Save the picture in the browser, and add the file.</source>
        <translation>Was {host} gesendet hat, ist kein Bild. Das Bild im Browser speichern und die Datei hinzufügen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The picture at {host} is larger than {limit} MB, the most that can be uploaded.</source>
        <translation>Das Bild bei {host} ist größer als {limit} MB; mehr lässt sich nicht hochladen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>{host} did not send the picture within {limit} s. Try again, or save it and add the file.</source>
        <translation>{host} hat das Bild nicht innerhalb von {limit} s gesendet. Erneut versuchen, oder speichern und die Datei hinzufügen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>{host} leads from one address to the next. Save the picture, and add the file.</source>
        <translation>{host} verweist von einer Adresse zur nächsten. Das Bild speichern und die Datei hinzufügen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The service could not be reached. Nothing was sent or charged. Check the connection and try again.</source>
        <translation>Der Dienst war nicht erreichbar. Nichts wurde gesendet oder berechnet. Die Verbindung prüfen und erneut versuchen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The service refused the request (HTTP {status}): “{message}”. No video was made, nothing was charged.</source>
        <translation>Der Dienst hat die Anfrage abgelehnt (HTTP {status}): „{message}“. Kein Video entstand, nichts wurde berechnet.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The service does not take the API key. Nothing was charged. Check or replace the key.</source>
        <translation>Der Dienst akzeptiert den API-Schlüssel nicht. Nichts wurde berechnet. Den Schlüssel prüfen oder ersetzen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Not enough credits: this needs {required}, the account has {available}. Nothing was charged.</source>
        <translation>Zu wenig Credits: Nötig sind {required}, das Konto hat {available}. Nichts wurde berechnet.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The service takes no more requests for now and asks to wait. Nothing was charged.</source>
        <translation>Der Dienst nimmt vorerst keine Anfragen mehr an und bittet zu warten. Nichts wurde berechnet.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The service wants the synchronous form. Nothing was charged.</source>
        <translation>Der Dienst verlangt die synchrone Form. Nichts wurde berechnet.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The service could not make the video: “{message}”. Whether the credits come back is not known; your account page shows it.</source>
        <translation>Der Dienst konnte das Video nicht erstellen: „{message}“. Ob die Credits zurückkommen, ist nicht bekannt; die Kontoseite zeigt es.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Outcome unknown: the request was sent, and no usable answer came back. It may have been charged. Pikadesk will not send it again by itself.</source>
        <translation>Ausgang unbekannt: Die Anfrage wurde gesendet, und keine brauchbare Antwort kam zurück. Vielleicht wurde sie berechnet. Pikadesk sendet sie nicht von sich aus noch einmal.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Outcome unknown: Pikadesk was stopped while the request was being sent. It may have been charged. Pikadesk will not send it again by itself.</source>
        <translation>Ausgang unbekannt: Pikadesk wurde beendet, während die Anfrage gesendet wurde. Vielleicht wurde sie berechnet. Pikadesk sendet sie nicht von sich aus noch einmal.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Outcome unknown: the records were damaged, and whether the request was sent is not known. It may have been charged. Pikadesk will not send it again by itself.</source>
        <translation>Ausgang unbekannt: Die Aufzeichnungen waren beschädigt, und ob die Anfrage gesendet wurde, ist nicht bekannt. Vielleicht wurde sie berechnet. Pikadesk sendet sie nicht von sich aus noch einmal.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Outcome unknown: the service accepted the request and no longer knows it. It may have been charged. Pikadesk will not send it again by itself.</source>
        <translation>Ausgang unbekannt: Der Dienst hat die Anfrage angenommen und kennt sie nicht mehr. Vielleicht wurde sie berechnet. Pikadesk sendet sie nicht von sich aus noch einmal.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The connection broke off. Trying again is free.</source>
        <translation>Die Verbindung ist abgebrochen. Ein neuer Versuch ist kostenlos.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The link to the video has ended.</source>
        <translation>Der Link zum Video gilt nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The disk is full. Make room, then try again; nothing is lost.</source>
        <translation>Der Datenträger ist voll. Platz schaffen und erneut versuchen; nichts ist verloren.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>{path} cannot be written. Choose another folder; nothing is lost.</source>
        <translation>{path} ist nicht beschreibbar. Einen anderen Ordner wählen; nichts ist verloren.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>{path} is a video that this is made of. Choose another name; nothing was written.</source>
        <translation>{path} ist ein Video, aus dem dieses gemacht wird. Einen anderen Namen wählen; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The records in {path} cannot be read.</source>
        <translation>Die Aufzeichnungen in {path} sind nicht lesbar.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The records were damaged. They are set aside as {path}. Here again: jobs {jobs}, videos {clips}. What may have been sent is marked as unknown, and not sent again by itself.</source>
        <translation>Die Aufzeichnungen waren beschädigt. Sie liegen beiseite als {path}. Wieder da: Aufträge {jobs}, Videos {clips}. Was vielleicht gesendet wurde, ist als unbekannt markiert und wird nicht von selbst erneut gesendet.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Not shown, since this version cannot read them: {count} jobs or videos, kept in {path}.</source>
        <translation>Nicht gezeigt, weil diese Version sie nicht lesen kann: {count} Aufträge oder Videos, aufbewahrt in {path}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The settings could not be read and are kept at {path}. Limits are not known any more, so every order asks first, until you set them anew.</source>
        <translation>Die Einstellungen waren nicht lesbar und liegen in {path}. Deine Grenzen sind nicht mehr bekannt: Jeder Auftrag fragt vorher nach, bis du sie neu setzt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The settings in {path} cannot be read. Limits are not known: every order asks first.</source>
        <translation>Die Einstellungen in {path} sind nicht lesbar. Grenzen sind nicht bekannt: Jeder Auftrag fragt vorher nach.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>What was downloaded does not play. Trying again is free.</source>
        <translation>Das Heruntergeladene ist nicht abspielbar. Ein neuer Versuch ist kostenlos.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Nothing was ordered: this has to be confirmed first.</source>
        <translation>Nichts wurde bestellt: Das ist zuerst zu bestätigen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Nothing was ordered.</source>
        <translation>Nichts wurde bestellt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>It went on meanwhile, so it was not sent again.</source>
        <translation>Es ging inzwischen weiter, deshalb wurde es nicht noch einmal gesendet.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The same was ordered a moment ago, and is ordered once. Press again if you want it twice.</source>
        <translation>Dasselbe wurde gerade eben bestellt, und zwar einmal. Für ein zweites Mal erneut drücken.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Another Pikadesk is ordering at this moment. Nothing was ordered here; try again.</source>
        <translation>Ein anderes Pikadesk bestellt in diesem Augenblick. Hier wurde nichts bestellt; erneut versuchen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>There is no API key yet. Add one, or try the sandbox.</source>
        <translation>Es gibt noch keinen API-Schlüssel. Einen hinzufügen oder die Sandbox ausprobieren.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The system's keychain cannot be used now.</source>
        <translation>Der Schlüsselbund des Systems ist zurzeit nicht verwendbar.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>A picture cannot be used.</source>
        <translation>Ein Bild ist nicht verwendbar.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The picture could not be fetched.</source>
        <translation>Das Bild ließ sich nicht holen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Some fields are not right yet.</source>
        <translation>Einige Felder stimmen noch nicht.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The disk could not be used.</source>
        <translation>Der Datenträger war nicht verwendbar.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Something unexpected happened. Nothing was sent twice; the log has the details.</source>
        <translation>Etwas Unerwartetes ist geschehen. Nichts wurde doppelt gesendet; Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Not the shape of keyframe 1: {width} × {height}, there {first_width} × {first_height}. The service may cut or stretch it.</source>
        <translation>Nicht das Format von Keyframe 1: {width} × {height}, dort {first_width} × {first_height}. Der Dienst schneidet es vielleicht zu oder verzerrt es.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Only {width} × {height} pixels: it may look soft in the video.</source>
        <translation>Nur {width} × {height} Pixel: Im Video wirkt es vielleicht unscharf.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Its camera noted a turn: it is shown and sent upright.</source>
        <translation>Die Kamera hat eine Drehung vermerkt: Es wird aufrecht gezeigt und gesendet.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Partly transparent: what the service puts behind it is not known.</source>
        <translation>Teilweise durchsichtig: Was der Dienst dahinter setzt, ist nicht bekannt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The same picture as number {number}.</source>
        <translation>Dasselbe Bild wie Nummer {number}.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Says where it was taken: that is removed before upload.</source>
        <translation>Enthält den Aufnahmeort: Er wird vor dem Hochladen entfernt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Says where it was taken, and is uploaded with that.</source>
        <translation>Enthält den Aufnahmeort und wird damit hochgeladen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>{format} is sent as JPEG or PNG, which the service is sure to take.</source>
        <translation>{format} wird als JPEG oder PNG gesendet, was der Dienst sicher annimmt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Its {colours} colours are sent as RGB, which the service is sure to take.</source>
        <translation>Seine Farben ({colours}) werden als RGB gesendet, das der Dienst sicher annimmt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Only the first frame of this {format} is sent.</source>
        <translation>Nur das erste Bild dieses {format} wird gesendet.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Keep the place</source>
        <translation>Ort behalten</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Remove the place</source>
        <translation>Ort entfernen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Crop to keyframe 1</source>
        <translation>Auf Keyframe 1 zuschneiden</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Put on white</source>
        <translation>Auf Weiß setzen</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Model {model} makes the same for {credits}: {saving} less.</source>
        <translation>Modell {model} macht dasselbe für {credits}: {saving} weniger.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Model {model}, the newer one, costs the same here.</source>
        <translation>Modell {model}, das neuere, kostet hier dasselbe.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>With a last picture, Frames makes {seconds} s at {resolution} for {credits}: {saving} less.</source>
        <translation>Mit einem letzten Bild macht „Frames“ {seconds} s bei {resolution} für {credits}: {saving} weniger.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>{least} s are billed in any case: {seconds} s more cost nothing.</source>
        <translation>{least} s werden in jedem Fall berechnet: {seconds} s mehr kosten nichts.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>cURL</source>
        <translation>cURL</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>JavaScript</source>
        <translation>JavaScript</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>{name}: upload it first (POST /api/assets) and put the path it answers for {placeholder}.</source>
        <translation>{name}: zuerst hochladen (POST /api/assets) und den Pfad aus der Antwort für {placeholder} einsetzen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Not enough credits. Nothing was charged. Add credits on your account page.</source>
        <translation>Zu wenig Credits. Nichts wurde berechnet. Auf der Kontoseite Credits nachkaufen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The service refused the request (HTTP {status}). No video was made, nothing was charged.</source>
        <translation>Der Dienst hat die Anfrage abgelehnt (HTTP {status}). Kein Video entstand, nichts wurde berechnet.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The service could not make the video, and gave no reason. Whether the credits come back is not known; your account page shows it.</source>
        <translation>Der Dienst konnte das Video nicht erstellen und nannte keinen Grund. Ob die Credits zurückkommen, ist nicht bekannt; die Kontoseite zeigt es.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Outcome unknown: the request was sent, and no usable answer came back (HTTP {status}). It may have been charged. Pikadesk will not send it again by itself.</source>
        <translation>Ausgang unbekannt: Die Anfrage wurde gesendet, und keine brauchbare Antwort kam zurück (HTTP {status}). Vielleicht wurde sie berechnet. Pikadesk sendet sie nicht von sich aus noch einmal.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The service answered HTTP {status}. Trying again is free.</source>
        <translation>Der Dienst hat mit HTTP {status} geantwortet. Ein neuer Versuch ist kostenlos.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The service cannot be reached now. Check the connection.</source>
        <translation>Der Dienst ist zurzeit nicht erreichbar. Die Verbindung prüfen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The service answered HTTP {status}: “{message}”.</source>
        <translation>Der Dienst hat mit HTTP {status} geantwortet: „{message}“.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The service does not take the API key. Replace the key.</source>
        <translation>Der Dienst akzeptiert den API-Schlüssel nicht. Den Schlüssel ersetzen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>There is no API key. Add the key.</source>
        <translation>Es gibt keinen API-Schlüssel. Den Schlüssel hinzufügen.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The service asks to wait.</source>
        <translation>Der Dienst bittet zu warten.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The service says that the credits do not suffice. Your account page shows what it holds.</source>
        <translation>Laut Dienst reichen die Credits nicht. Die Kontoseite zeigt, wie viele da sind.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The service answered HTTP {status}.</source>
        <translation>Der Dienst hat mit HTTP {status} geantwortet.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>This month</source>
        <translation>Diesen Monat</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>In all</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Held</source>
        <translation>Vorgemerkt</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Uncertain</source>
        <translation>Ungewiss</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Over your limit of {limit} a day: {counted} are counted, this is {price}, {over} too many.</source>
        <translation>Über dem Limit von {limit} am Tag: {counted} sind gezählt, dies sind {price}, {over} zu viel.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Over your limit of {limit} a month: {counted} are counted, this is {price}, {over} too many.</source>
        <translation>Über dem Limit von {limit} im Monat: {counted} sind gezählt, dies sind {price}, {over} zu viel.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>Over your limit of {limit} in all: {counted} are counted, this is {price}, {over} too many.</source>
        <translation>Über dem Limit von insgesamt {limit}: {counted} sind gezählt, dies sind {price}, {over} zu viel.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>This costs {price} credits; you want to be asked above {above}.</source>
        <translation>Das kostet {price} Credits; über {above} wird nachgefragt.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The same was generated before, and the video is here.</source>
        <translation>Dasselbe wurde schon generiert, und das Video ist hier.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The same was ordered before, and is under way.</source>
        <translation>Dasselbe wurde schon bestellt und ist in Arbeit.</translation>
    </message>
    <message>
        <location filename="../../pikadesk/words.py"/>
        <source>The same request was sent before, and it is not known whether it was charged. This may charge you twice.</source>
        <translation>Dieselbe Anfrage wurde schon gesendet, und ob sie berechnet wurde, ist nicht bekannt. Vielleicht wird sie doppelt berechnet.</translation>
    </message>
</context>
</TS>
