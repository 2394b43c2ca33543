"""One table for all registers of chapter two."""

from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('matter', models.CharField(max_length=32)),
                ('seq', models.IntegerField()),
                ('register', models.CharField(max_length=40)),
                ('about', models.CharField(default='', max_length=80)),
                ('since', models.CharField(default='', max_length=32)),
                ('closed', models.BooleanField(default=False)),
                ('start', models.CharField(max_length=32)),
                ('end', models.CharField(max_length=32)),
                ('values', models.TextField()),
            ],
            options={
                'indexes': [models.Index(fields=['register', 'about'], name='office_entr_registe_6643d0_idx'), models.Index(fields=['end'], name='office_entr_end_08acc1_idx')],
                'constraints': [models.UniqueConstraint(fields=('matter', 'seq'), name='one_row_an_act')],
            },
        ),
    ]
